"""A copy of a folder of vectors that can only be read: Chroma writes wherever it reads."""

import shutil
import tempfile
from pathlib import Path

from index.errors import StoreError
from index.temporary import prefix


class ReadableCopy:
    """Copies a folder to one for temporary files, once. Close it to remove the copy."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def of(self, folder: Path) -> Path:
        """Return where the copy is.

        Raises:
            StoreError: It cannot be made.
        """
        try:
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix=prefix("copy"))
                shutil.copytree(folder, Path(self._folder.name) / folder.name)
        except OSError as error:
            raise StoreError(
                f"{folder.parent} can only be read, and its vectors cannot be copied to the folder "
                f"for temporary files ({error})."
            ) from error
        return Path(self._folder.name) / folder.name

    def close(self) -> None:
        """Remove the copy. Calling it again does nothing."""
        if self._folder is not None:
            self._folder.cleanup()
