/**
 * The text of an answer, however it comes.
 */

/**
 * Reads the body of a response, decompressed.
 * @param most - bytes; a server that sends more is left, so that no answer can fill the memory.
 * @returns nothing when there is more.
 */
export async function readBody(response: Response, most: number): Promise<string | undefined> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > most) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
