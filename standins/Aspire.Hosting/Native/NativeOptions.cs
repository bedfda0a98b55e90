using System.Reflection;

namespace Aspire.Hosting.Native;

/// <summary>
/// What the command line says: <c>--data dir</c>, <c>--fresh</c>, <c>--then command…</c> of our own,
/// <c>--operation publish --publisher manifest --output-path file</c> as the package has it, and the rest as configuration.
/// </summary>
internal sealed record NativeOptions(
    DistributedApplicationOperation Operation, string? OutputPath, string DataFolder, bool Fresh, IReadOnlyList<string> Then, string[] Configuration)
{
    public static NativeOptions Parse(string[] args, string appHostDirectory)
    {
        var options = new NativeOptions(DistributedApplicationOperation.Run, null, Path.GetFullPath("../.data", appHostDirectory), false, [], []);
        var rest = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--data": options = options with { DataFolder = Path.GetFullPath(Value(args, ref i)) }; break;
                case "--fresh": options = options with { Fresh = true }; break;
                case "--operation": options = options with { Operation = Enum.Parse<DistributedApplicationOperation>(Value(args, ref i), ignoreCase: true) }; break;
                case "--publisher" when Value(args, ref i) is var publisher && publisher != "manifest":
                    throw new DistributedApplicationException($"The native host knows the publisher 'manifest', not '{publisher}'.");
                case "--publisher": break;
                case "--output-path": options = options with { OutputPath = Path.GetFullPath(Value(args, ref i)) }; break;
                case "--then": options = options with { Then = args[(i + 1)..] }; i = args.Length; break;
                default: rest.Add(args[i]); break;
            }
        }

        if (options is { Operation: DistributedApplicationOperation.Publish, OutputPath: null })
            throw new DistributedApplicationException("--operation publish needs --output-path.");
        return options with { Configuration = [.. rest] };
    }

    private static string Value(string[] args, ref int i) =>
        ++i < args.Length ? args[i] : throw new DistributedApplicationException($"{args[i - 1]} needs a value.");
}

internal static class AppHostProject
{
    /// <summary>Written by AppHost.csproj, as the package's SDK does; a host without it counts from where it was started.</summary>
    public static string Directory => Assembly.GetEntryAssembly()?.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(a => a.Key == "apphostprojectpath")?.Value ?? Environment.CurrentDirectory;
}
