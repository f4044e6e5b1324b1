/** Each verdict has its own sound and shake, for whoever looks at the road. */
const SOUNDS = {
  PASS: [[880, 0, 0.12], [1320, 0.13, 0.16]],
  EXPIRED: [[440, 0, 0.35]],
  NOT_HERE: [[440, 0, 0.2], [330, 0.25, 0.3]],
  CALL: [[220, 0, 0.18], [220, 0.26, 0.18], [220, 0.52, 0.3]],
};
const SHAKES = { PASS: [60], EXPIRED: [300], NOT_HERE: [150, 80, 300], CALL: [200, 80, 200, 80, 400] };

let context;

export function play(verdict) {
  try {
    context = context || new (window.AudioContext || window.webkitAudioContext)();
    context.resume();
    SOUNDS[verdict].forEach(([pitch, from, lasts]) => {
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = pitch;
      tone.type = verdict === 'PASS' ? 'sine' : 'square';
      volume.gain.value = 0.25;
      tone.connect(volume).connect(context.destination);
      tone.start(context.currentTime + from);
      tone.stop(context.currentTime + from + lasts);
    });
  } catch (silent) {
    // A phone without sound still shows colour, word and sign.
  }
  if (navigator.vibrate) navigator.vibrate(SHAKES[verdict]);
}
