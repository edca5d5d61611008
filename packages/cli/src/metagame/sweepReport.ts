export async function sweepReport(..._: unknown[]): Promise<string> {
  return '';
}
