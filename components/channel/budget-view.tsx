// The money of channels: month by month, what was agreed on, and what a result cost.
"use client";
import type { ChannelPlan } from "./use-channel-plan.ts";
import { BudgetGrid } from "./budget-grid.tsx";
import { CommitmentList } from "./commitment-list.tsx";
import { CostTable } from "./cost-table.tsx";

export function BudgetView({ plan }: { plan: ChannelPlan }) {
  return (
    <>
      <BudgetGrid plan={plan} />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
        <CommitmentList plan={plan} />
        <CostTable plan={plan} />
      </div>
    </>
  );
}
