/**
 * JSON text that goes into a larger one as it is.
 */

/** A value already written as JSON; its numbers keep every digit they were written with. */
export class RawJson {
  /** The JSON text. */
  readonly text: string;

  constructor(text: string) {
    this.text = text.trim();
  }
}
