// The look that every menu shares: dropdown, context menu, select, combobox.

export const menuPanelStyles =
  "z-50 max-w-[min(24rem,calc(100vw-1rem))] overflow-y-auto rounded-rail border border-line bg-surface p-1 text-body text-ink shadow-2 data-[state=open]:animate-fade-in";

// the combobox's list writes `data-disabled="false"` on every item: only the attribute's presence would bar all of them
export const menuItemStyles =
  "flex min-h-8 cursor-pointer items-center gap-2 rounded-card px-2 py-1 outline-none select-none data-highlighted:bg-ink/8 data-[selected=true]:bg-ink/8 not-data-[disabled=false]:data-disabled:pointer-events-none not-data-[disabled=false]:data-disabled:text-ink-3 not-data-[disabled=false]:data-disabled:opacity-70 data-[tone=danger]:text-plum data-[tone=danger]:data-highlighted:bg-plum-wash pointer-coarse:min-h-11";

export const menuLabelStyles = "px-2 pt-2 pb-1 text-axis text-ink-3";

export const menuSeparatorStyles = "-mx-1 my-1 h-px bg-line";
