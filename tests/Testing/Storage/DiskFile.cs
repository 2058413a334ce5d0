namespace QueueMonitor.Testing.Storage;

/// <summary>
/// One file of a <see cref="SimulatedDisk"/>: what certainly survives a power cut, and what was written since. The file itself
/// stands on the real disk and has everything.
/// </summary>
internal sealed class DiskFile(string path, byte[]? durable)
{
    /// <summary>What a disk writes as one piece.</summary>
    public const int SectorBytes = 512;

    private readonly List<Change> _changes = [];
    private byte[] _durable = durable ?? [];

    public string Path { get; } = path;

    /// <summary>Its name in the folder is durable, and not only its bytes.</summary>
    public bool IsNamed { get; set; } = durable is not null;

    public void Write(long offset, ReadOnlySpan<byte> bytes) => _changes.Add(new Change(offset, bytes.ToArray()));

    public void Truncate(long size) => _changes.Add(new Change(size, null));

    /// <summary>All that was written before is durable now, but for what an earlier sync that failed has left in doubt.</summary>
    public void Sync()
    {
        IsNamed = true;
        foreach (var change in _changes)
        {
            if (change.Fate == Fate.Pending) change.Fate = Fate.Durable;
        }

        Settle();
    }

    /// <summary>
    /// The sync failed: the system may have dropped what it held, and counts it as written all the same. No later sync makes it durable;
    /// only a new write of the same place does.
    /// </summary>
    public void FailSync()
    {
        foreach (var change in _changes)
        {
            if (change.Fate == Fate.Pending) change.Fate = Fate.InDoubt;
        }
    }

    /// <summary>What a power cut leaves of it; null: not even its name.</summary>
    public byte[]? AfterPowerLoss(Random random)
    {
        var way = (Loss)random.Next(5);
        if (!IsNamed && (way == Loss.Everything || random.Next(4) == 0)) return null;
        var uncertain = _changes.Count(c => c.Fate != Fate.Durable);
        var keptOfThem = random.Next(uncertain + 1);
        var left = new Content(_durable);
        foreach (var change in _changes)
        {
            if (change.Fate == Fate.Durable)
            {
                left.Apply(change);
                continue;
            }

            keptOfThem--;
            switch (way)
            {
                case Loss.Everything:
                    break;
                case Loss.Nothing:
                    left.Apply(change);
                    break;
                case Loss.Rest when keptOfThem >= 0:
                    left.Apply(change);
                    break;
                case Loss.Rest when keptOfThem == -1:
                    left.ApplySectors(change, random, torn: true);
                    break;
                case Loss.SomeWrites when random.Next(2) == 0:
                    left.Apply(change);
                    break;
                case Loss.SomeSectors:
                    left.ApplySectors(change, random, torn: random.Next(8) == 0);
                    break;
            }
        }

        return left.ToArray();
    }

    private void Settle()
    {
        var settled = 0;
        while (settled < _changes.Count && _changes[settled].Fate == Fate.Durable) settled++;
        if (settled == 0) return;
        var content = new Content(_durable);
        foreach (var change in _changes.Take(settled)) content.Apply(change);
        _durable = content.ToArray();
        _changes.RemoveRange(0, settled);
    }

    private enum Fate
    {
        Pending,
        Durable,
        InDoubt,
    }

    private enum Loss
    {
        Everything,
        Nothing,
        Rest,
        SomeWrites,
        SomeSectors,
    }

    /// <summary>A write, or the cut to a size when there are no bytes.</summary>
    private sealed class Change(long at, byte[]? bytes)
    {
        public long At => at;

        public byte[]? Bytes => bytes;

        public Fate Fate { get; set; }
    }

    private sealed class Content(byte[] from)
    {
        private byte[] _bytes = from.ToArray();
        private int _length = from.Length;

        public void Apply(Change change)
        {
            if (change.Bytes is { } bytes) Put(change.At, bytes);
            else SetLength((int)change.At);
        }

        // Sector by sector of the disk, each written or not, in no order. A torn one has its beginning only.
        public void ApplySectors(Change change, Random random, bool torn)
        {
            if (change.Bytes is not { } bytes)
            {
                if (random.Next(2) == 0) SetLength((int)change.At);
                return;
            }

            for (var at = 0; at < bytes.Length;)
            {
                var next = Math.Min(bytes.Length, at + SectorBytes - (int)((change.At + at) % SectorBytes));
                var piece = bytes.AsSpan(at..next);
                if (torn && random.Next(4) == 0) Put(change.At + at, piece[..random.Next(piece.Length + 1)]);
                else if (random.Next(2) == 0) Put(change.At + at, piece);
                at = next;
            }
        }

        public byte[] ToArray() => _bytes.AsSpan(0, _length).ToArray();

        private void Put(long at, ReadOnlySpan<byte> bytes)
        {
            if (bytes.Length == 0) return;
            if (at + bytes.Length > _length) SetLength((int)at + bytes.Length);
            bytes.CopyTo(_bytes.AsSpan((int)at));
        }

        private void SetLength(int length)
        {
            if (length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(length, _bytes.Length * 2));
            if (length > _length) _bytes.AsSpan(_length, length - _length).Clear();
            _length = length;
        }
    }
}
