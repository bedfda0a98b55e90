using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Native;
using Aspire.Hosting.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting;

/// <summary>The drawing made runnable: on this machine's own PostgreSQL and RabbitMQ instead of containers.</summary>
public class DistributedApplication : IAsyncDisposable
{
    private readonly DistributedApplicationBuilder builder;
    private readonly ServiceProvider services;
    private NativeHost? host;

    internal DistributedApplication(DistributedApplicationBuilder builder)
    {
        this.builder = builder;
        builder.Services.AddSingleton(_ => new ResourceCommandService((name, command, ct) => Host.ExecuteAsync(name, command, ct)));
        services = builder.Services.BuildServiceProvider();
    }

    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => CreateBuilder(new DistributedApplicationOptions { Args = args });

    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options) => new DistributedApplicationBuilder(options);

    public IServiceProvider Services => services;

    public ResourceCommandService ResourceCommands => services.GetRequiredService<ResourceCommandService>();

    internal NativeHost Host => host ?? throw new InvalidOperationException("The application has not started.");

    public void Run() => RunAsync().GetAwaiter().GetResult();

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            await ManifestWriter.WriteAsync(builder.Resources, builder.ExecutionContext, builder.NativeOptions.OutputPath!, cancellationToken);
            return;
        }

        using var signals = new StopSignals();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, signals.Stop);
        try
        {
            await StartAsync(stop.Token);
            Environment.ExitCode = await Host.RunUntilAsync(stop.Token);
        }
        catch (DistributedApplicationException e)
        {
            await Console.Error.WriteLineAsync($"apphost: {e.Message}");
            Environment.ExitCode = 1;
        }
        finally
        {
            await DisposeAsync();
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        host = NativeHost.Open(builder, services);
        await host.StartAllAsync();
    }

    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (host is not null) await host.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await services.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
