using System.Threading.Channels;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Aspire.Hosting.Native;

/// <summary>
/// The host's one writer to the terminal. Coloured when attached to one, plain otherwise.
/// A reader that stalls loses console lines (the files have them all) instead of stalling the resources.
/// </summary>
internal sealed class HostConsole : IAsyncDisposable
{
    private const int Backlog = 20_000;
    private static readonly int[] Palette = [6, 5, 4, 3, 2, 14, 13, 12, 11, 10];
    private readonly Channel<string> lines = Channel.CreateBounded<string>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private readonly bool coloured = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null;
    private readonly Dictionary<string, int> colours;
    private readonly int width;
    private readonly Task writer;

    public HostConsole(IReadOnlyList<string> names)
    {
        colours = names.Select((name, i) => (name, Palette[i % Palette.Length])).ToDictionary();
        width = names.Max(n => n.Length);
        writer = Task.Run(WriteAsync);
    }

    /// <summary>Off while a command runs whose own output is what matters.</summary>
    public bool ShowsLogs { get; init; } = true;

    public void Log(string resource, string line)
    {
        if (ShowsLogs) Line(resource, line);
    }

    public void Line(string resource, string line)
    {
        var prefix = resource.PadRight(width);
        lines.Writer.TryWrite(coloured ? $"\e[38;5;{colours.GetValueOrDefault(resource, 7)}m{prefix}\e[0m │ {line}" : $"{prefix} | {line}");
    }

    public void Say(string line) => lines.Writer.TryWrite(coloured ? $"\e[1m{line}\e[0m" : line);

    public void Render(IRenderable renderable)
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = coloured ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = coloured ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = Math.Max(100, coloured ? Console.WindowWidth : 140);
        console.Write(renderable);
        lines.Writer.TryWrite(text.ToString().TrimEnd());
    }

    public async ValueTask DisposeAsync()
    {
        lines.Writer.TryComplete();
        await writer;
    }

    private async Task WriteAsync()
    {
        await foreach (var line in lines.Reader.ReadAllAsync()) await Console.Out.WriteLineAsync(line);
    }
}
