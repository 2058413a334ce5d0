namespace QueueMonitor.Testing.Simulations;

/// <summary>A law of times in seconds: of service, or of patience.</summary>
public abstract record Law(double Mean)
{
    public abstract double Draw(Random random);

    /// <summary>P(T &gt; t).</summary>
    public abstract double Survival(double t);

    protected static double Exponential(Random random, double mean) => -mean * Math.Log(1 - random.NextDouble());
}

public sealed record ExponentialLaw(double Mean) : Law(Mean)
{
    public override double Draw(Random random) => Exponential(random, Mean);

    public override double Survival(double t) => Math.Exp(-t / Mean);
}

/// <summary>Two exponential stages: steadier than one (E2).</summary>
public sealed record ErlangLaw(double Mean) : Law(Mean)
{
    public override double Draw(Random random) => Exponential(random, Mean / 2) + Exponential(random, Mean / 2);

    public override double Survival(double t) => (1 + (2 * t / Mean)) * Math.Exp(-2 * t / Mean);
}

/// <summary>Half of them short (a fifth of the mean), half long: hastier first, then ever more patient (H2).</summary>
public sealed record HyperexponentialLaw(double Mean) : Law(Mean)
{
    public override double Draw(Random random) => Exponential(random, random.Next(2) == 0 ? 0.2 * Mean : 1.8 * Mean);

    public override double Survival(double t) => (Math.Exp(-t / (0.2 * Mean)) + Math.Exp(-t / (1.8 * Mean))) / 2;
}

/// <summary>Log-normal with a standard deviation as large as its mean, as conversations are (LN).</summary>
public sealed record LogNormalLaw(double Mean) : Law(Mean)
{
    private static readonly double Sigma = Math.Sqrt(Math.Log(2));

    public override double Draw(Random random)
    {
        var z = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Mean * Math.Exp((Sigma * z) - (Sigma * Sigma / 2));
    }

    public override double Survival(double t) => t <= 0 ? 1 : UpperNormal((Math.Log(t / Mean) + (Sigma * Sigma / 2)) / Sigma);

    // By the series of the density's integral, and Mills' ratio in the tail.
    private static double UpperNormal(double z)
    {
        if (z < 0) return 1 - UpperNormal(-z);
        var (density, sum, term) = (Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI), z, z);
        if (z < 4)
        {
            for (var n = 1; n < 100; n++) sum += term *= z * z / ((2 * n) + 1);
            return 0.5 - (density * sum);
        }

        var fraction = z;
        for (var n = 60; n >= 1; n--) fraction = z + (n / fraction);
        return density / fraction;
    }
}

/// <summary>One hazard, six times as high for ten seconds after each announcement: then people hang up.</summary>
public sealed record AnnouncedLaw(double Mean, params double[] Announcements) : Law(Mean)
{
    private const double Peak = 6, Lasts = 10;

    public override double Draw(Random random)
    {
        var left = Exponential(random, 1);
        var t = 0.0;
        foreach (var announced in Announcements)
        {
            if (left < (announced - t) / Mean) return t + (left * Mean);
            left -= (announced - t) / Mean;
            if (left < Peak * Lasts / Mean) return announced + (left * Mean / Peak);
            left -= Peak * Lasts / Mean;
            t = announced + Lasts;
        }

        return t + (left * Mean);
    }

    public override double Survival(double t)
    {
        var peaks = Announcements.Sum(a => Math.Clamp(t - a, 0, Lasts));
        return Math.Exp(-(t + ((Peak - 1) * peaks)) / Mean);
    }
}
