namespace QueueMonitor.Hub.Demo;

/// <summary>
/// Random numbers from a seed, the same in every run and on every machine, whatever .NET's own generator becomes
/// (xorshift64*, S. Vigna, "An experimental exploration of Marsaglia's xorshift generators, scrambled", 2016).
/// </summary>
internal sealed class SeededRandom
{
    private ulong _state;

    /// <param name="seed">Any number; neighbouring seeds give unrelated sequences.</param>
    public SeededRandom(ulong seed)
    {
        _state = (seed + 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9;
        if (_state == 0) _state = 1;
        for (var i = 0; i < 8; i++) Next();
    }

    /// <summary>From 0 (included) to 1 (not included).</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Share() < probability;

    public double Between(double from, double to) => from + ((to - from) * Share());

    public int Below(int count) => (int)(Share() * count);

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    public double Exponential(double mean) => -mean * Math.Log(1 - Share());

    /// <summary>Log-normal by its mean and its coefficient of variation, as talk times are.</summary>
    public double LogNormal(double mean, double variation)
    {
        var variance = Math.Log(1 + (variation * variation));
        return Math.Exp(Math.Log(mean) - (variance / 2) + (Math.Sqrt(variance) * Normal()));
    }

    // Box and Muller.
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - Share())) * Math.Cos(2 * Math.PI * Share());

    private ulong Next()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return _state * 2685821657736338717;
    }
}
