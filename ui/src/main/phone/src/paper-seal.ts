/**
 * Seals what a shared device keeps of somebody's paper: AES-256-GCM with a key the server gives to whoever identifies, and
 * that is nowhere but in this page's memory while they sit here. Base64 of a nonce of 12 bytes, the text and its tag.
 */
export class PaperSeal {
  private constructor(
    private readonly key: CryptoKey,
    private readonly person: string,
  ) {}

  /** @throws if the browser has no cryptography, as where a page is not served over https */
  static async of(person: string, key: string): Promise<PaperSeal> {
    const raw = bytesOf(key);
    return new PaperSeal(await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']), person);
  }

  /** `format` is sealed along: a text of one kind is none of another. */
  async close(format: string, text: string): Promise<string> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt(this.with(format, iv), this.key, new TextEncoder().encode(text));
    const all = new Uint8Array(iv.length + sealed.byteLength);
    all.set(iv);
    all.set(new Uint8Array(sealed), iv.length);
    return base64Of(all);
  }

  /** @returns the text; undefined if it was not sealed with this key, or changed since */
  async open(format: string, sealed: string): Promise<string | undefined> {
    const all = bytesOf(sealed);
    try {
      const text = await crypto.subtle.decrypt(this.with(format, all.slice(0, 12)), this.key, all.slice(12));
      return new TextDecoder().decode(text);
    } catch {
      return undefined;
    }
  }

  private with(format: string, iv: Uint8Array): AesGcmParams {
    return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`${format}\n${this.person}`) } as AesGcmParams;
  }
}

/** {@return whether this page may seal at all} */
export function canSeal(): boolean {
  return typeof crypto !== 'undefined' && crypto.subtle !== undefined;
}

export function base64Of(bytes: Uint8Array): string {
  let text = '';
  bytes.forEach((byte) => (text += String.fromCharCode(byte)));
  return btoa(text);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
