namespace Aspire.Hosting.Native;

/// <summary>The server of a host that was killed needs a moment to leave its data; a successor that comes too early refuses to start, or worse.</summary>
internal static class FormerServer
{
    private static readonly TimeSpan LeaveTime = TimeSpan.FromSeconds(10);

    /// <summary>Servers work in their data folder, so whoever works there is not gone yet. The dead whom nobody has buried do not count.</summary>
    public static async Task HasLeftAsync(string folder, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var waited = TimeSpan.Zero; Directory.EnumerateDirectories("/proc").Any(process => WorksIn(process, folder)); waited += timer.Period)
        {
            if (waited > LeaveTime) throw new DistributedApplicationException($"Another server is running on {folder}.");
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    private static bool WorksIn(string process, string folder)
    {
        try
        {
            return char.IsAsciiDigit(Path.GetFileName(process)[0]) && File.ResolveLinkTarget($"{process}/cwd", returnFinalTarget: false)?.FullName == folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // gone, or somebody else's
        }
    }
}
