using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SampleService;
using SampleService.Data;
using ServiceDefaults.Auth;
using Testing;
using Testing.Rabbit;

namespace ServiceDefaults.Data.Tests;

/// <summary>The sample service inside the test process, with a database and a virtual host of its own.</summary>
public sealed class SampleHost : IAsyncLifetime
{
    private TestHost<SampleDb>? _host;
    private SampleDatabase? _database;
    private AmqpClient? _bus;

    public TestHost<SampleDb> Host => _host!;

    public SampleDatabase Database => _database!;

    public AmqpClient Bus => _bus!;

    public string VirtualHost { get; private set; } = "";

    public Guid Company { get; } = Guid.CreateVersion7();

    public async ValueTask InitializeAsync()
    {
        var settings = await TestHost.SettingsAsync<SampleDb>("sample-db");
        _host = TestHost.Start<SampleDb>(settings);
        _database = new SampleDatabase(settings["ConnectionStrings:sample-db"]);
        VirtualHost = new Uri(settings["ConnectionStrings:rabbitmq"]).AbsolutePath.Trim('/');
        _bus = await AmqpClient.ConnectAsync(settings["ConnectionStrings:rabbitmq"]);
        await _host.IsHealthyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _bus!.DisposeAsync();
        await _host!.DisposeAsync();
        await _database!.DisposeAsync();
    }

    /// <summary>Runs with a context as a request of the company would.</summary>
    public async Task<T> InScopeAsync<T>(Guid? company, Func<SampleDb, Task<T>> work)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        if (company is { } id) scope.ServiceProvider.GetRequiredService<CurrentCompany>().Use(id);
        return await work(scope.ServiceProvider.GetRequiredService<SampleDb>());
    }

    /// <summary>A message from outside our house.</summary>
    public Task ArrivesAsync(object message, string? messageId = null, IDictionary<string, object?>? headers = null) => Bus.PublishAsync(
        Messages.Catalog.Single(entry => entry.Type == message.GetType()).WireName,
        JsonSerializer.Serialize(message, message.GetType(), JsonSerializerOptions.Web), messageId, headers);

    public NoteWritten Note(string text = "hello") => new(Guid.CreateVersion7(), Company, text);
}
