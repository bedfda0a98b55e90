using System.Text.Json;

namespace Aspire.Hosting.Native;

/// <summary>
/// Everything the host writes: databases, logs, passwords, ports. One host at a time may use it.
/// Only its owner sees it; under root others may enter it (not list it), because servers run as another user inside.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode EnterOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private static readonly string[] OurEntries = ["postgres", "postgres.new", "rabbitmq", "logs", "home", "secrets.json", "ports.json", "host.json"];
    private readonly FileStream hold;

    private DataFolder(string path, FileStream hold)
    {
        Root = path;
        this.hold = hold;
        Secrets = new SecretFile(Path.Combine(path, "secrets.json"));
    }

    public string Root { get; }
    public SecretFile Secrets { get; }
    public string Home => File("home");

    public static DataFolder Open(string path, bool fresh)
    {
        Directory.CreateDirectory(path);
        System.IO.File.SetUnixFileMode(path, Environment.IsPrivilegedProcess ? EnterOnly : OwnerOnly);
        var folder = new DataFolder(path, Hold(path));
        if (fresh) folder.Empty();
        Directory.CreateDirectory(folder.File("logs"), OwnerOnly);
        Directory.CreateDirectory(folder.Home, OwnerOnly);
        return folder;
    }

    public string File(string name) => Path.Combine(Root, name);

    public void Dispose() => hold.Dispose();

    private static FileStream Hold(string path)
    {
        try
        {
            return PrivateFile.Open(Path.Combine(path, "host.lock"), FileMode.OpenOrCreate);
        }
        catch (IOException e)
        {
            throw new DistributedApplicationException($"Another host is running on {path}. Stop it, or give this one its own folder with --data.", e);
        }
    }

    // By name, never the whole folder: somebody may have pointed --data at a place with other things in it.
    private void Empty()
    {
        foreach (var entry in OurEntries.Select(File))
        {
            if (Directory.Exists(entry)) Directory.Delete(entry, recursive: true);
            else System.IO.File.Delete(entry);
        }
    }
}

/// <summary>Generated passwords and keys, readable by the owner only, the same on every start.</summary>
internal sealed class SecretFile(string path)
{
    private readonly Lock gate = new();

    public string GetOrCreate(string name, Func<string> create)
    {
        lock (gate)
        {
            var secrets = File.Exists(path) ? JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(path))! : [];
            if (secrets.TryGetValue(name, out var known)) return known;
            secrets[name] = create();
            PrivateFile.Replace(path, JsonSerializer.Serialize(secrets));
            return secrets[name];
        }
    }
}

internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static FileStream Open(string path, FileMode mode) => new(path, new FileStreamOptions
    {
        Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, UnixCreateMode = OwnerOnly,
    });

    /// <summary>Written beside and moved over, so that a crash leaves the old or the new text, never half of one.</summary>
    public static void Replace(string path, string text)
    {
        var beside = $"{path}.new";
        File.Delete(beside);
        using (var file = new StreamWriter(Open(beside, FileMode.CreateNew))) file.Write(text);
        File.Move(beside, path, overwrite: true);
    }
}
