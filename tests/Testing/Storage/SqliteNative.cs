using System.Runtime.InteropServices;

namespace QueueMonitor.Testing.Storage;

/// <summary>
/// The part of SQLite's C interface that a file system of our own needs (sqlite3.h: sqlite3_vfs, sqlite3_io_methods), in the order
/// of its fields.
/// </summary>
internal static unsafe partial class SqliteNative
{
    public const int Ok = 0, Full = 13, IoError = 10;
    public const int IoErrorRead = IoError | (1 << 8), IoErrorWrite = IoError | (3 << 8);
    public const int IoErrorSync = IoError | (4 << 8), IoErrorTruncate = IoError | (6 << 8);

    // The library that the product's packages bring; nothing of it is referenced here.
    private const string Library = "e_sqlite3";

    [LibraryImport(Library)]
    public static partial int sqlite3_initialize();

    [LibraryImport(Library)]
    public static partial Vfs* sqlite3_vfs_find(byte* name);

    [LibraryImport(Library)]
    public static partial int sqlite3_vfs_register(Vfs* vfs, int makeDefault);

    [StructLayout(LayoutKind.Sequential)]
    public struct Vfs
    {
        public int Version;
        public int FileSize;
        public int PathMax;
        public Vfs* Next;
        public byte* Name;
        public void* AppData;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, OpenFile*, int, int*, int> Open;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, int, int> Delete;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, int, int*, int> Access;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, int, byte*, int> FullPathname;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, void*> DlOpen;
        public delegate* unmanaged[Cdecl]<Vfs*, int, byte*, void> DlError;
        public delegate* unmanaged[Cdecl]<Vfs*, void*, byte*, void*> DlSym;
        public delegate* unmanaged[Cdecl]<Vfs*, void*, void> DlClose;
        public delegate* unmanaged[Cdecl]<Vfs*, int, byte*, int> Randomness;
        public delegate* unmanaged[Cdecl]<Vfs*, int, int> Sleep;
        public delegate* unmanaged[Cdecl]<Vfs*, double*, int> CurrentTime;
        public delegate* unmanaged[Cdecl]<Vfs*, int, byte*, int> LastError;
        public delegate* unmanaged[Cdecl]<Vfs*, long*, int> CurrentTimeInt64;
    }

    /// <summary>An open file: ours has its methods, a handle to what we know of it, and the real file behind.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct OpenFile
    {
        public Methods* Methods;
        public nint Known;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Methods
    {
        public int Version;
        public delegate* unmanaged[Cdecl]<OpenFile*, int> Close;
        public delegate* unmanaged[Cdecl]<OpenFile*, byte*, int, long, int> Read;
        public delegate* unmanaged[Cdecl]<OpenFile*, byte*, int, long, int> Write;
        public delegate* unmanaged[Cdecl]<OpenFile*, long, int> Truncate;
        public delegate* unmanaged[Cdecl]<OpenFile*, int, int> Sync;
        public delegate* unmanaged[Cdecl]<OpenFile*, long*, int> FileSize;
        public delegate* unmanaged[Cdecl]<OpenFile*, int, int> Lock;
        public delegate* unmanaged[Cdecl]<OpenFile*, int, int> Unlock;
        public delegate* unmanaged[Cdecl]<OpenFile*, int*, int> CheckReservedLock;
        public delegate* unmanaged[Cdecl]<OpenFile*, int, void*, int> FileControl;
        public delegate* unmanaged[Cdecl]<OpenFile*, int> SectorSize;
        public delegate* unmanaged[Cdecl]<OpenFile*, int> DeviceCharacteristics;
        public delegate* unmanaged[Cdecl]<OpenFile*, int, int, int, void**, int> ShmMap;
        public delegate* unmanaged[Cdecl]<OpenFile*, int, int, int, int> ShmLock;
        public delegate* unmanaged[Cdecl]<OpenFile*, void> ShmBarrier;
        public delegate* unmanaged[Cdecl]<OpenFile*, int, int> ShmUnmap;
    }
}
