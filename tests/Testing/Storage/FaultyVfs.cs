using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using static QueueMonitor.Testing.Storage.SqliteNative;

namespace QueueMonitor.Testing.Storage;

/// <summary>
/// SQLite's file system of this process: the one it came with, with the folders of <see cref="SimulatedDisk"/>s led through them.
/// Locks and the shared index of a log go straight to the real one, so that several connections work as ever.
/// </summary>
internal static unsafe class FaultyVfs
{
    private static readonly object Gate = new();
    private static readonly List<SimulatedDisk> Disks = [];
    private static Vfs* _real;
    private static Methods* _methods;

    // Ours before the real file's own bytes.
    private static readonly int HeaderBytes = (sizeof(OpenFile) + 15) / 16 * 16;

    public static void Watch(SimulatedDisk disk)
    {
        lock (Gate)
        {
            if (_real is null) Install();
            Disks.Add(disk);
        }
    }

    public static void Forget(SimulatedDisk disk)
    {
        lock (Gate) Disks.Remove(disk);
    }

    // Once for the life of the process: SQLite keeps the pointers.
    private static void Install()
    {
        Check(sqlite3_initialize());
        _real = sqlite3_vfs_find(null);
        _methods = (Methods*)NativeMemory.AllocZeroed((nuint)sizeof(Methods));
        // 2: without reading through mapped memory, of which we would hear nothing.
        *_methods = new Methods
        {
            Version = 2,
            Close = &Close, Read = &Read, Write = &Write, Truncate = &Truncate, Sync = &Sync, FileSize = &FileSize,
            Lock = &Lock, Unlock = &Unlock, CheckReservedLock = &CheckReservedLock, FileControl = &FileControl,
            SectorSize = &SectorSize, DeviceCharacteristics = &DeviceCharacteristics,
            ShmMap = &ShmMap, ShmLock = &ShmLock, ShmBarrier = &ShmBarrier, ShmUnmap = &ShmUnmap,
        };
        var ours = (Vfs*)NativeMemory.Alloc((nuint)sizeof(Vfs));
        *ours = *_real;
        ours->Version = 2;
        ours->Next = null;
        ours->FileSize = _real->FileSize + HeaderBytes;
        ours->Name = (byte*)Marshal.StringToCoTaskMemUTF8("simulated-disk");
        ours->Open = &Open;
        ours->Delete = &Delete;
        ours->Access = &Access;
        ours->FullPathname = &FullPathname;
        Check(sqlite3_vfs_register(ours, makeDefault: 1));
    }

    private static void Check(int result)
    {
        if (result != Ok) throw new InvalidOperationException($"SQLite says {result}.");
    }

    private static SimulatedDisk? DiskOf(string path)
    {
        lock (Gate)
            return Disks.Find(d => path.StartsWith(d.Folder, StringComparison.Ordinal) && path.Length > d.Folder.Length && path[d.Folder.Length] == '/');
    }

    private static OpenFile* Real(OpenFile* file) => (OpenFile*)((byte*)file + HeaderBytes);

    private static (SimulatedDisk Disk, DiskFile File) Known(OpenFile* file) => ((SimulatedDisk, DiskFile))GCHandle.FromIntPtr(file->Known).Target!;

    private static string? Text(byte* name) => Marshal.PtrToStringUTF8((nint)name);

    // An exception must not reach SQLite; whatever it was, the disk did not do what it was told.
    [SuppressMessage("Design", "CA1031", Justification = "Nothing may pass into C.")]
    private static int Guard(Func<int> call)
    {
        try
        {
            return call();
        }
        catch (Exception problem)
        {
            Console.Error.WriteLine($"The simulated disk failed by a fault of its own: {problem}");
            return IoError;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(Vfs* vfs, byte* name, OpenFile* file, int flags, int* outFlags)
    {
        // Temporary files and foreign folders are the real system's alone.
        if (Text(name) is not { } path || DiskOf(path) is not { } disk) return _real->Open(_real, name, file, flags, outFlags);
        return Guard(() =>
        {
            file->Methods = null;
            var known = disk.Open(path);
            var real = Real(file);
            real->Methods = null;
            if (_real->Open(_real, name, real, flags, outFlags) is var failed and not Ok)
            {
                if (real->Methods is not null) real->Methods->Close(real);
                return failed;
            }

            file->Known = GCHandle.ToIntPtr(GCHandle.Alloc((disk, known)));
            file->Methods = _methods;
            return Ok;
        });
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Delete(Vfs* vfs, byte* name, int syncFolder) => Text(name) is { } path && DiskOf(path) is { } disk
        ? Guard(() => disk.Delete(path, _real, name, syncFolder))
        : _real->Delete(_real, name, syncFolder);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Access(Vfs* vfs, byte* name, int flags, int* result) => _real->Access(_real, name, flags, result);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FullPathname(Vfs* vfs, byte* name, int length, byte* full) => _real->FullPathname(_real, name, length, full);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(OpenFile* file)
    {
        GCHandle.FromIntPtr(file->Known).Free();
        return Real(file)->Methods->Close(Real(file));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(OpenFile* file, byte* into, int amount, long offset) => Guard(() =>
    {
        var (disk, known) = Known(file);
        return disk.Read(known, Real(file), into, amount, offset);
    });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(OpenFile* file, byte* from, int amount, long offset) => Guard(() =>
    {
        var (disk, known) = Known(file);
        return disk.Write(known, Real(file), from, amount, offset);
    });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(OpenFile* file, long size) => Guard(() =>
    {
        var (disk, known) = Known(file);
        return disk.Truncate(known, Real(file), size);
    });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(OpenFile* file, int flags) => Guard(() =>
    {
        var (disk, known) = Known(file);
        return disk.Sync(known);
    });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FileSize(OpenFile* file, long* size) => Real(file)->Methods->FileSize(Real(file), size);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Lock(OpenFile* file, int level) => Real(file)->Methods->Lock(Real(file), level);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Unlock(OpenFile* file, int level) => Real(file)->Methods->Unlock(Real(file), level);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int CheckReservedLock(OpenFile* file, int* result) => Real(file)->Methods->CheckReservedLock(Real(file), result);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FileControl(OpenFile* file, int what, void* argument) => Real(file)->Methods->FileControl(Real(file), what, argument);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int SectorSize(OpenFile* file) => Real(file)->Methods->SectorSize(Real(file));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int DeviceCharacteristics(OpenFile* file) => Real(file)->Methods->DeviceCharacteristics(Real(file));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmMap(OpenFile* file, int page, int size, int extend, void** memory) =>
        Real(file)->Methods->ShmMap(Real(file), page, size, extend, memory);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmLock(OpenFile* file, int offset, int count, int flags) => Real(file)->Methods->ShmLock(Real(file), offset, count, flags);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void ShmBarrier(OpenFile* file) => Real(file)->Methods->ShmBarrier(Real(file));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmUnmap(OpenFile* file, int delete) => Real(file)->Methods->ShmUnmap(Real(file), delete);
}
