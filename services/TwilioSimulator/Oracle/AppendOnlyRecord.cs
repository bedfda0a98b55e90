using System.Buffers;
using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace TwilioSimulator.Oracle;

/// <summary>
/// The JSON-lines file, and the only way to change state. Group commit: one writer takes all entries waiting, writes
/// them with one call, applies them, and then answers all their callers. A write that returned survives a kill -9 of
/// this process (the kernel has it); surviving a loss of the machine is not asked of a simulator.
/// </summary>
internal sealed partial class AppendOnlyRecord(
    IEnumerable<IProjection> projections, IOptions<SimulatorOptions> options, ILogger<AppendOnlyRecord> log) : IHostedLifecycleService
{
    const int LargestGroup = 1024;

    readonly IProjection[] _projections = [.. projections];
    readonly Channel<Pending> _waiting = Channel.CreateUnbounded<Pending>(new UnboundedChannelOptions { SingleReader = true });
    Stream _file = Stream.Null;
    Task _writer = Task.CompletedTask;

    /// <summary>Completes when the entry is in the file and in memory.</summary>
    public Task AppendAsync(Entry entry)
    {
        var pending = new Pending(entry, EntryJson.Line(entry));
        return _waiting.Writer.TryWrite(pending)
            ? pending.Done.Task
            : throw new InvalidOperationException("The record is closed: the simulator is stopping.");
    }

    // Before any other service, Kestrel included, so that nobody sees half a history.
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Value.RecordPath is { Length: > 0 } path)
        {
            var (file, entries) = await RecordFile.OpenAsync(path, cancellationToken);
            _file = file;
            foreach (var entry in entries) Apply(entry);
            foreach (var projection in _projections) projection.Reloaded();
            LogReloaded(entries.Count);
        }

        _writer = WriteGroupsAsync();
    }

    // After Kestrel and the pump have stopped: their last entries are still written.
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await _writer.WaitAsync(cancellationToken);
        await _file.DisposeAsync();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    async Task WriteGroupsAsync()
    {
        var group = new List<Pending>(LargestGroup);
        var bytes = new ArrayBufferWriter<byte>(64 * 1024);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            group.Clear();
            bytes.ResetWrittenCount();
            while (group.Count < LargestGroup && _waiting.Reader.TryRead(out var pending))
            {
                group.Add(pending);
                bytes.Write(pending.Line);
            }

            if (await WriteAsync(bytes.WrittenMemory) is { } failure)
                group.ForEach(pending => pending.Done.SetException(failure));
            else
                group.ForEach(Complete);
        }
    }

    async Task<IOException?> WriteAsync(ReadOnlyMemory<byte> lines)
    {
        var goodLength = _file.CanSeek ? _file.Length : 0;
        try
        {
            await _file.WriteAsync(lines);
            await _file.FlushAsync();
            return null;
        }
        catch (IOException failure)
        {
            // A full disk: refuse this group, and leave no half line behind for the next one to run into.
            if (_file.CanSeek) _file.SetLength(goodLength);
            LogWriteFailed(failure);
            return failure;
        }
    }

    // A mistake in one projection must answer its caller and leave the writer alive for the others.
    void Complete(Pending pending)
    {
        try
        {
            Apply(pending.Entry);
            pending.Done.SetResult();
        }
        catch (Exception mistake)
        {
            pending.Done.SetException(mistake);
        }
    }

    void Apply(Entry entry)
    {
        foreach (var projection in _projections)
        {
            if (entry is StateCleared) projection.Clear();
            else projection.Apply(entry);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Record reloaded: {Entries} entries")]
    partial void LogReloaded(int entries);

    [LoggerMessage(2, LogLevel.Error, "The record could not be written; its requests are refused")]
    partial void LogWriteFailed(IOException failure);

    sealed record Pending(Entry Entry, byte[] Line)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
