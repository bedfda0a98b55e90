using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Testing.Processes;

/// <summary>POSIX signals, which .NET can receive but not send.</summary>
public static class Signals
{
    public const int Int = 2;
    public const int Kill = 9;
    public const int Term = 15;
    public const int Cont = 18;
    public const int Stop = 19;

    /// <summary>Sends a signal to a process, or to a group when the number is negative. One that has ended is no error.</summary>
    public static void Send(int process, int signal)
    {
        const int NoSuchProcess = 3;
        if (SystemKill(process, signal) != 0 && Marshal.GetLastPInvokeError() is var error and not NoSuchProcess)
            throw new Win32Exception(error);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SystemKill(int process, int signal);
}
