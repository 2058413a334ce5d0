namespace QueueMonitor.Hub.Sites;

/// <summary>
/// Places that all sites take from, some of which are kept for each: however many one site asks for, every other finds its own free.
/// Any thread may use it.
/// </summary>
/// <param name="most">Places in all.</param>
/// <param name="sites">How many sites there are now.</param>
internal sealed class SitePlaces(int most, Func<int> sites)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);
    private int _all;

    /// <summary>Kept for each site.</summary>
    public int Kept => most / SiteEngines.SitesMax;

    /// <summary>Takes a place; <see cref="Leave"/> gives it back.</summary>
    public PlaceAnswer Take(string site)
    {
        lock (_lock)
        {
            if (_all >= most) return PlaceAnswer.Full;
            var own = _taken.GetValueOrDefault(site);
            if (own >= Kept && most - _all <= KeptForOthers(site)) return PlaceAnswer.KeptForOthers;
            _taken[site] = own + 1;
            _all++;
            return PlaceAnswer.Taken;
        }
    }

    public void Leave(string site)
    {
        lock (_lock)
        {
            var own = _taken[site] - 1;
            if (own == 0) _taken.Remove(site);
            else _taken[site] = own;
            _all--;
        }
    }

    // Free places that other sites have not taken of those that are kept for them.
    private int KeptForOthers(string site)
    {
        var kept = (sites() - 1) * Kept;
        foreach (var (other, taken) in _taken)
        {
            if (other != site) kept -= Math.Min(taken, Kept);
        }

        return Math.Max(0, kept);
    }
}

/// <summary>Whether there was a place.</summary>
internal enum PlaceAnswer : byte
{
    Taken,

    /// <summary>What is free is kept for other sites.</summary>
    KeptForOthers,

    /// <summary>None is free.</summary>
    Full,
}
