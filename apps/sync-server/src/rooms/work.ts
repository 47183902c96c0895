/* What had to be looked at besides what came and went: whoever asks for little may cause much. */

/** Adds up until it is taken. */
export class Work {
  private bytes = 0;
  /** Structs, ranges of deletions and clients. */
  private structs = 0;

  add(bytes: number, structs: number): void {
    this.bytes += bytes;
    this.structs += structs;
  }

  /** What has added up since it was last taken. */
  take(): { readonly bytes: number; readonly structs: number } {
    const { bytes, structs } = this;
    this.bytes = 0;
    this.structs = 0;
    return { bytes, structs };
  }
}
