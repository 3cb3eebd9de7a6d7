/** Texts of a paper: plain, with line breaks, and pictures written `![alt text](picture:<64 hex digits>)`. */

export type Piece = { text: string } | { alt: string; src: string };

const PICTURE = /!\[((?:(?!!\[)[^\]\n]){0,200})\]\(picture:([0-9a-f]{64})\)/gu;

/** {@return the pieces of a text in order; everything that is no picture is literal} */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const picture of text.matchAll(PICTURE)) {
    found.push({ text: text.slice(from, picture.index) });
    found.push({ alt: picture[1] as string, src: `/media/pictures/${picture[2] as string}` });
    from = (picture.index as number) + picture[0].length;
  }
  found.push({ text: text.slice(from) });
  return found.filter((piece) => !('text' in piece) || piece.text.trim() !== '');
}

/** {@return the text as it is said: a picture by its alt text} */
export function plain(text: string): string {
  return pieces(text)
    .map((piece) => ('text' in piece ? piece.text : piece.alt))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** {@return the addresses of the pictures in these texts, each once} */
export function picturesIn(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => pieces(text).flatMap((piece) => ('src' in piece ? [piece.src] : []))))];
}
