/** Hands a file to the person: the system's sharing sheet where it takes the file, else a download. */
export async function hand(file: File): Promise<boolean> {
  if (navigator.maxTouchPoints > 0 && navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file] });
      return true;
    } catch (reason) {
      if (reason instanceof DOMException && reason.name === 'AbortError') return false;
    }
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // The download reads the file after this turn; a minute is ample and frees it in the end.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return true;
}
