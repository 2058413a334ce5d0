namespace QueueMonitor.Engine.Snapshots;

/// <summary>What is expected of a site as a whole, and how its predictions have done.</summary>
/// <param name="ValueAtRisk">Σ over its queues; null: of none it is known.</param>
/// <param name="RangesScored">Waits of voice and chat whose end is known, of the newest 20,000 to 22,000.</param>
/// <param name="RangesHeld">Of them, those that ended within the range told on entering.</param>
/// <param name="Coverage">The share that held; null: too few to say.</param>
public sealed record SiteForecast(double? ValueAtRisk, int RangesScored, int RangesHeld, double? Coverage);
