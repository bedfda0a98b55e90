using System.Globalization;
using System.Runtime.InteropServices;

namespace Aspire.Hosting.Native;

/// <summary>
/// The user a server runs as when the host is root: PostgreSQL refuses root, and RabbitMQ does not need it.
/// A checkout may lie in a folder only root can enter; the server then keeps the one capability to pass through folders,
/// and the bit without which the kernel forgets it when a program asks "may I write here?" (Erlang does).
/// </summary>
internal sealed partial record Account(string Name, uint UserId, uint GroupId, bool MustPassFolders)
{
    private static readonly string[] PassFolders =
    [
        "--securebits", "+no_setuid_fixup",
        "--inh-caps", "-all,+dac_read_search", "--ambient-caps", "-all,+dac_read_search", "--bounding-set", "-all,+dac_read_search",
    ];

    public IReadOnlyList<string> SetprivArguments =>
    [
        "--reuid", UserId.ToString(CultureInfo.InvariantCulture), "--regid", GroupId.ToString(CultureInfo.InvariantCulture), "--init-groups",
        .. MustPassFolders ? PassFolders : [],
    ];

    /// <summary>Null when the host is an ordinary user already: servers then run as that user.</summary>
    public static Account? For(string preferred, string folder)
    {
        if (!Environment.IsPrivilegedProcess) return null;
        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).ToDictionary(f => f[0]);
        var fields = users.GetValueOrDefault(preferred) ?? users["nobody"];
        return new Account(fields[0], uint.Parse(fields[2], CultureInfo.InvariantCulture), uint.Parse(fields[3], CultureInfo.InvariantCulture), !EveryoneMayPass(folder));
    }

    public void Own(string path)
    {
        if (chown(path, UserId, GroupId) != 0) throw new DistributedApplicationException($"Cannot give {path} to {Name}: error {Marshal.GetLastPInvokeError()}.");
    }

    private static bool EveryoneMayPass(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
            if (!parent.UnixFileMode.HasFlag(UnixFileMode.OtherExecute)) return false;
        return true;
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int chown(string path, uint owner, uint group);
}
