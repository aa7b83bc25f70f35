import { expect, it } from 'vitest';
import { collectorOrigin, isLoopback, liveUrl } from './places.ts';

it.each([
  ['http://localhost:8080/?site=a', false, 'ws://localhost:8080/api/v1/live'],
  ['https://live.example.com/x', false, 'wss://live.example.com/api/v1/live'],
  ['http://localhost:5173/?bridge=ws://b:1', true, 'ws://b:1/api/v1/live'],
  ['http://localhost:5173/?bridge=https://b', true, 'wss://b/api/v1/live'],
  ['https://live.example.com/?bridge=ws://evil', false, 'wss://live.example.com/api/v1/live'],
])('%s connects (development: %s) to %s', (page, isDevelopment, url) => {
  expect(liveUrl(new URL(page), isDevelopment)).toBe(url);
});

it('knows the collector of the local run only', () => {
  expect(collectorOrigin(new URL('http://127.0.0.1:8080/'), true)).toBe('http://127.0.0.1:8081');
  expect(collectorOrigin(new URL('https://live.example.com/'), false)).toBeNull();
});

it('knows this machine', () => {
  expect(isLoopback('localhost')).toBe(true);
  expect(isLoopback('live.example.com')).toBe(false);
});
