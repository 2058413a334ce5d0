import { describe, expect, it } from 'vitest';
import { ServerClock } from './server-clock';

describe('ServerClock', () => {
  it('knows nothing before the first message', () => {
    const clock = new ServerClock();
    expect(clock.at(1000)).toBeNull();
    expect(clock.newestNews).toBeNull();
  });

  it('takes the message with the least delay for the difference', () => {
    const clock = new ServerClock();
    clock.observe(1_000_000, 500 + 80); // 80 ms on the way
    clock.observe(1_001_000, 1500 + 5); // 5 ms
    clock.observe(1_002_000, 2500 + 400); // held up
    expect(clock.at(3500)).toBe(1_003_000 - 5);
    expect(clock.newestNews).toBe(1_002_000);
  });

  it('forgets the best message after thirty others, since clocks drift', () => {
    const clock = new ServerClock();
    clock.observe(10_000, 0);
    for (let i = 1; i <= 30; i++) clock.observe(10_000 + i * 1000, i * 1000 + 50);
    expect(clock.at(31_000)).toBe(41_000 - 50);
  });

  it('starts over for a new connection, also when that server’s clock is behind', () => {
    const clock = new ServerClock();
    clock.observe(1_000_000, 0);
    clock.restart();
    clock.observe(900_000, 1000);
    expect(clock.at(1000)).toBe(900_000);
    expect(clock.newestNews).toBe(900_000);
  });

  it('is not kept looking live by a server whose clock stands still', () => {
    const clock = new ServerClock();
    for (let second = 0; second <= 60; second++) clock.observe(1_000_000, second * 1000);
    expect(clock.newestNews).toBe(1_000_000);
    expect(clock.at(60_000)).toBe(1_060_000);
  });

  it('follows a server whose clock is set back', () => {
    const clock = new ServerClock();
    clock.observe(1_000_000, 0);
    clock.observe(998_000, 1000); // within what two messages may differ by
    expect(clock.newestNews).toBe(1_000_000);
    clock.observe(400_000, 2000);
    expect(clock.newestNews).toBe(400_000);
    expect(clock.at(3000)).toBe(401_000);
  });

  it('goes on over a sleep in which the local clock stood still', () => {
    const clock = new ServerClock();
    clock.observe(1_000_000, 0);
    clock.slept(3_600_000);
    expect(clock.at(1000)).toBe(4_601_000);
    expect(clock.newestNews).toBe(1_000_000);
  });
});
