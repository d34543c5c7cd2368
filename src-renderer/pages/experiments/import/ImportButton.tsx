import { Button } from '@mantine/core';
import { useState } from 'react';
import { ImportDialog } from '@renderer/pages/experiments/import/ImportDialog';

/** Opens the dialog that imports trees, trajectories and pairs of other programs. */
export function ImportButton({ link = false }: { readonly link?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant={link ? 'link' : 'default'}
        onClick={() => {
          setOpen(true);
        }}
      >
        {link ? 'Import them' : 'Import…'}
      </Button>
      <ImportDialog
        open={open}
        onClose={() => {
          setOpen(false);
        }}
      />
    </>
  );
}
