// Files that are dropped on the page or pasted into it, wherever that happens. A file that is dropped where nobody takes it would
// otherwise take the browser to it.
"use client";
import { useEffect, useState } from "react";
import { isTyping } from "#components/shell/single-keys.ts";

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;

interface FileIntake {
  /** False while a window of its own takes files, or where this person may add none. */
  isOn: boolean;
  onFiles: (files: readonly File[]) => void;
}

/** @returns whether files hang over the page */
export function useFileIntake({ isOn, onFiles }: FileIntake): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    function take(files: FileList | undefined): boolean {
      if (!isOn || files === undefined || files.length === 0) return false;
      onFiles([...files]);
      return true;
    }
    function handleOver(event: DragEvent) {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    }
    function handleLeave(event: DragEvent) {
      if (event.relatedTarget === null) setOver(false);
    }
    function handleDrop(event: DragEvent) {
      setOver(false);
      if (event.defaultPrevented || !holdsFiles(event)) return;
      event.preventDefault();
      take(event.dataTransfer?.files);
    }
    function handlePaste(event: ClipboardEvent) {
      if (event.defaultPrevented || isTyping(event.target)) return;
      if (take(event.clipboardData?.files)) event.preventDefault();
    }
    window.addEventListener("dragover", handleOver);
    window.addEventListener("dragleave", handleLeave);
    window.addEventListener("drop", handleDrop);
    window.addEventListener("paste", handlePaste);
    return () => {
      window.removeEventListener("dragover", handleOver);
      window.removeEventListener("dragleave", handleLeave);
      window.removeEventListener("drop", handleDrop);
      window.removeEventListener("paste", handlePaste);
    };
  });
  return isOver && isOn;
}
