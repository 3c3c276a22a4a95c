/** Ends what fades in or moves: half seen, it has not the contrast it will have. What loops goes on. */
export function finishAnimations(): void {
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().iterations !== Infinity) animation.finish();
  }
}
