using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SampleService;
using SampleService.Data;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Testing;
using Testing.Processes;
using Testing.Rabbit;

namespace ServiceDefaults.Data.Tests.Crashes;

/// <summary>The sample service as a process that can be killed, and what the tests see of it from outside.</summary>
internal sealed class SampleProcess : IAsyncDisposable
{
    private static readonly string Dll = ServiceProcess.DllOf("SampleService");
    private readonly Dictionary<string, string> _settings;
    private readonly ServiceProvider _writer;
    private ServiceProcess? _last;

    private SampleProcess(Dictionary<string, string> settings, AmqpClient bus)
    {
        _settings = settings;
        Bus = bus;
        Database = new SampleDatabase(settings["ConnectionStrings:sample-db"]);

        // Writes as the service would, without its relay: what is committed here waits for a process.
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["ConnectionStrings:sample-db"] = settings["ConnectionStrings:sample-db"];
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(new WireNames(Messages.Catalog)).AddLogging();
        builder.AddServiceDatabase<SampleDb>("sample-db");
        _writer = builder.Services.BuildServiceProvider();
    }

    internal static Guid Company { get; } = Guid.CreateVersion7();

    internal AmqpClient Bus { get; }

    internal SampleDatabase Database { get; }

    internal static async Task<SampleProcess> PrepareAsync() => await PrepareAsync(await TestHost.SettingsAsync<SampleDb>("sample-db"));

    internal static async Task<SampleProcess> PrepareAsync(Dictionary<string, string> settings) =>
        new(settings, await AmqpClient.ConnectAsync(settings["ConnectionStrings:rabbitmq"]));

    internal async Task<ServiceProcess> StartAsync() => _last = await ServiceProcess.StartAsync(Dll, _settings);

    /// <summary>Starts a process that dies where it is told, or where a message kills it.</summary>
    internal ServiceProcess Launch(CrashPoint dieAt = CrashPoint.None, int pass = 1) => _last = ServiceProcess.Launch(
        Dll, new Dictionary<string, string>(_settings) { ["Crash:At"] = $"{dieAt}", ["Crash:Pass"] = $"{pass}" });

    /// <summary>Commits notes with their facts while no relay of this writer runs.</summary>
    internal async Task WriteAsync(int count)
    {
        for (var i = 0; i < count; i++) await WriteAsync("hello");
    }

    internal async Task<Guid> WriteAsync(string text)
    {
        await using var scope = _writer.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCompany>().Use(Company);
        var db = scope.ServiceProvider.GetRequiredService<SampleDb>();
        var note = new NoteWritten(Guid.CreateVersion7(), Company, text);
        db.Notes.Add(new Note { Id = note.NoteId, CompanyId = Company, Text = text });
        db.Outbox.Add(note);
        await db.SaveChangesAsync();
        return note.NoteId;
    }

    /// <summary>Every note was counted and nothing waits any more.</summary>
    internal async Task DrainAsync(TimeSpan? deadline = null)
    {
        await Eventually.Until(
            () => Database.VerdictAsync(), verdict => verdict.Lost == 0, deadline,
            // Where it stands still: before the broker, in it, or set aside.
            async () => $"In the outbox: {await Database.WaitingAsync()}, ready: {await Bus.ReadyAsync("sample.sample.note-written")}, "
                + $"set aside: {await Bus.ReadyAsync("sample.sample.note-written_error")}. The last process said\n{string.Join('\n', (_last?.Output ?? "").Split('\n').TakeLast(60))}");
        await Eventually.Until(() => Database.WaitingAsync(), waiting => waiting == 0);
        await Eventually.Until(() => Bus.ReadyAsync("sample.sample.note-written"), ready => ready == 0);
    }

    public async ValueTask DisposeAsync()
    {
        await Bus.DisposeAsync();
        await Database.DisposeAsync();
        await _writer.DisposeAsync();
    }
}
