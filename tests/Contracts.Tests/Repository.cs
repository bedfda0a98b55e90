using System.Runtime.CompilerServices;

namespace Contracts.Tests;

/// <summary>Files of the repository, found from where this file was compiled.</summary>
internal static class Repository
{
    public static string File(string path) => Path.Combine(Root(), path);

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
