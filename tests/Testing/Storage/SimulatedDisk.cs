using static QueueMonitor.Testing.Storage.SqliteNative;

namespace QueueMonitor.Testing.Storage;

/// <summary>
/// A disk under all SQLite databases of one folder. It knows what was synced, so that <see cref="CutPower"/> can leave what a power cut
/// would leave, and it does wrong when told to: see <see cref="Fail"/> and <see cref="RoomLeft"/>. Whoever uses the databases needs to
/// know nothing of it: it is the process's file system for SQLite, and lets other folders pass.
/// </summary>
public sealed class SimulatedDisk : IDisposable
{
    private readonly object _gate = new();
    private readonly Dictionary<string, DiskFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DiskFile> _maybeGone = new(StringComparer.Ordinal);
    private readonly List<Order> _orders = [];
    private readonly Random _random;

    /// <param name="folder">The folder under watch, with all below it.</param>
    /// <param name="seed">Of the bits that are flipped.</param>
    public SimulatedDisk(string folder, int seed = 1)
    {
        Folder = Path.GetFullPath(folder);
        _random = new Random(seed);
        FaultyVfs.Watch(this);
    }

    public string Folder { get; }

    /// <summary>Writes, syncs, cuts and deletions so far.</summary>
    public long Operations { get; private set; }

    /// <summary>Syncs so far.</summary>
    public long Syncs { get; private set; }

    /// <summary>Faults that have happened.</summary>
    public int Faults { get; private set; }

    /// <summary>Bytes by which files may still grow; null: no limit.</summary>
    public long? RoomLeft { get; set; }

    /// <summary>Called after each operation, while the disk stands still: the moment to cut the power.</summary>
    public Action? Operated { get; set; }

    /// <summary>Orders a fault: after so many calls of its kind on files of that ending, so many times.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="ending">Of the file's name, such as "-wal"; empty: any.</param>
    /// <param name="after">Calls that go well before.</param>
    /// <param name="times">Calls that go wrong then.</param>
    public void Fail(DiskFault fault, string ending = "", int after = 0, int times = 1)
    {
        lock (_gate) _orders.Add(new Order { Fault = fault, Ending = ending, After = after, Times = times });
    }

    /// <summary>The disk works well again.</summary>
    public void Heal()
    {
        lock (_gate) _orders.Clear();
        RoomLeft = null;
    }

    /// <summary>
    /// Writes what a power cut at this moment would leave into another folder: of each database what was synced, and of the rest any part,
    /// in any order, torn at sectors. Files that SQLite did not write are copied as they stand. The disk itself goes on.
    /// </summary>
    public void CutPower(string into, Random random)
    {
        Directory.CreateDirectory(into);
        lock (_gate)
        {
            foreach (var path in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
            {
                // The index of a log lives in memory; a lock ends with its program.
                if (_files.ContainsKey(path) || path.EndsWith("-shm", StringComparison.Ordinal) || path.EndsWith(".lock", StringComparison.Ordinal)) continue;
                Copy(path, Target(path));
            }

            foreach (var file in _files.Values.Concat(_maybeGone.Values.Where(f => !_files.ContainsKey(f.Path) && random.Next(2) == 0)))
            {
                if (file.AfterPowerLoss(random) is { } left) File.WriteAllBytes(Target(file.Path), left);
            }
        }

        string Target(string path)
        {
            var target = Path.Combine(into, Path.GetRelativePath(Folder, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            return target;
        }
    }

    public void Dispose() => FaultyVfs.Forget(this);

    internal DiskFile Open(string path)
    {
        lock (_gate)
        {
            if (_files.TryGetValue(path, out var known)) return known;
            var file = new DiskFile(path, File.Exists(path) ? ReadShared(path) : null);
            _files.Add(path, file);
            return file;
        }
    }

    internal unsafe int Read(DiskFile of, OpenFile* real, byte* into, int amount, long offset)
    {
        lock (_gate)
        {
            if (Happens(DiskFault.ReadError, of)) return IoErrorRead;
            var result = real->Methods->Read(real, into, amount, offset);
            if (result == Ok && Happens(DiskFault.FlippedBit, of)) into[_random.Next(amount)] ^= (byte)(1 << _random.Next(8));
            return result;
        }
    }

    internal unsafe int Write(DiskFile of, OpenFile* real, byte* from, int amount, long offset)
    {
        lock (_gate)
        {
            if (Happens(DiskFault.WriteError, of)) return IoErrorWrite;
            var taken = Happens(DiskFault.ShortWrite, of) ? _random.Next(amount) : amount;
            var problem = taken == amount ? Ok : IoErrorWrite;
            long size;
            if (real->Methods->FileSize(real, &size) is var unknown and not Ok) return unknown;
            var grows = Math.Max(0, offset + taken - size);
            if (grows > RoomLeft) return Full;
            RoomLeft -= grows;
            if (taken > 0)
            {
                if (real->Methods->Write(real, from, taken, offset) is var failed and not Ok) return failed;
                of.Write(offset, new ReadOnlySpan<byte>(from, taken));
            }

            Count();
            return problem;
        }
    }

    internal unsafe int Truncate(DiskFile of, OpenFile* real, long size)
    {
        lock (_gate)
        {
            if (Happens(DiskFault.WriteError, of)) return IoErrorTruncate;
            if (real->Methods->Truncate(real, size) is var failed and not Ok) return failed;
            of.Truncate(size);
            Count();
            return Ok;
        }
    }

    internal int Sync(DiskFile of)
    {
        lock (_gate)
        {
            if (Happens(DiskFault.FailedSync, of))
            {
                of.FailSync();
                return IoErrorSync;
            }

            // The real file is never synced: what would be lost is ours to say, and the tests are faster.
            // With the first sync of a log or journal SQLite syncs its folder as well.
            if (!of.IsNamed && (of.Path.EndsWith("-wal", StringComparison.Ordinal) || of.Path.EndsWith("-journal", StringComparison.Ordinal)))
                SyncFolder(of.Path);
            of.Sync();
            Syncs++;
            Count();
            return Ok;
        }
    }

    internal unsafe int Delete(string path, Vfs* real, byte* name, int syncFolder)
    {
        lock (_gate)
        {
            if (real->Delete(real, name, syncFolder) is var failed and not Ok) return failed;
            // A name that went is gone for good only when its folder was synced.
            if (_files.Remove(path, out var gone)) _maybeGone[path] = gone;
            if (syncFolder != 0) SyncFolder(path);
            Count();
            return Ok;
        }
    }

    private void SyncFolder(string of)
    {
        var folder = Path.GetDirectoryName(of);
        foreach (var gone in _maybeGone.Keys.Where(IsThere).ToList()) _maybeGone.Remove(gone);
        foreach (var file in _files.Values.Where(f => IsThere(f.Path))) file.IsNamed = true;

        bool IsThere(string path) => Path.GetDirectoryName(path) == folder;
    }

    private void Count()
    {
        Operations++;
        Operated?.Invoke();
    }

    private bool Happens(DiskFault fault, DiskFile at)
    {
        foreach (var order in _orders)
        {
            if (order.Fault != fault || order.Times == 0 || !at.Path.EndsWith(order.Ending, StringComparison.Ordinal)) continue;
            if (order.After-- > 0) continue;
            order.Times--;
            Faults++;
            return true;
        }

        return false;
    }

    private static void Copy(string from, string to)
    {
        try
        {
            File.WriteAllBytes(to, ReadShared(from));
        }
        catch (FileNotFoundException)
        {
            // Renamed or deleted at this very moment: then it is not there.
        }
    }

    private static byte[] ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed class Order
    {
        public required DiskFault Fault { get; init; }

        public required string Ending { get; init; }

        public int After { get; set; }

        public int Times { get; set; }
    }
}
