using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Native;

internal sealed record ResourceView(
    string Name, string Type, string State, string? Health, int? Pid, int? ExitCode, string? Message,
    IReadOnlyList<UrlView> Urls, IReadOnlyList<string> WaitsFor, IReadOnlyList<string> Environment, IReadOnlyList<string> Commands);

internal sealed record UrlView(string? Name, string Url);

/// <summary>
/// Lets tests and scripts see and command the running system: <c>GET /resources</c>, <c>POST /resources/{name}/commands/{command}</c>.
/// Loopback only, and only for whoever can read <c>host.json</c>. Never shows a value of an environment variable.
/// </summary>
internal sealed class ControlEndpoint : IAsyncDisposable
{
    private static readonly string[] BuiltIn = [KnownResourceCommands.StartCommand, KnownResourceCommands.StopCommand, KnownResourceCommands.RestartCommand];
    private readonly WebApplication app;
    private readonly string file;

    private ControlEndpoint(WebApplication app, string file)
    {
        this.app = app;
        this.file = file;
    }

    public static async Task<ControlEndpoint> StartAsync(NativeHost host, string file)
    {
        var token = RandomNumberGenerator.GetHexString(64, lowercase: true);
        // Empty: neither the developer's environment nor a settings file where the host was started decides where this listens.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Use((context, next) => Allowed(context.Request, token) ? next(context) : Results.Unauthorized().ExecuteAsync(context));
        app.MapGet("/resources", async (CancellationToken ct) => await Task.WhenAll(host.Resources.Select(r => ViewAsync(host, r, ct))));
        app.MapPost("/resources/{name}/commands/{command}", async (string name, string command, CancellationToken ct) =>
        {
            if (host.Resources.FirstOrDefault(r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase)) is not { } resource || !CommandsOf(resource).Contains(command))
                return Results.Problem($"There is no resource '{name}' with a command '{command}'.", statusCode: StatusCodes.Status404NotFound);
            var result = await host.ExecuteAsync(name, command, ct);
            return result.Success
                ? Results.Ok(await ViewAsync(host, resource, ct))
                : Results.Problem(result.Message, statusCode: StatusCodes.Status409Conflict);
        });
        await app.StartAsync();
        PrivateFile.Replace(file, JsonSerializer.Serialize(new { address = app.Urls.Single(), token, pid = Environment.ProcessId }));
        return new ControlEndpoint(app, file);
    }

    public async ValueTask DisposeAsync()
    {
        File.Delete(file);
        await app.DisposeAsync();
    }

    private static bool Allowed(HttpRequest request, string token) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()), Encoding.UTF8.GetBytes($"Bearer {token}"));

    private static async Task<ResourceView> ViewAsync(NativeHost host, IResource resource, CancellationToken cancellationToken)
    {
        var status = host.Board[resource.Name];
        return new ResourceView(
            status.Name, status.Type, status.State, status.Healthy switch { true => "Healthy", false => "Unhealthy", null => null }, status.Pid, status.ExitCode, status.Message,
            [.. ResourceUrls.Of(resource).Select(u => new UrlView(u.DisplayText, u.Url))],
            [.. host.DependenciesOf(resource)],
            await host.EnvironmentNamesAsync(resource, cancellationToken), CommandsOf(resource));
    }

    private static string[] CommandsOf(IResource resource) => [.. BuiltIn, .. resource.Annotations.OfType<ResourceCommandAnnotation>().Select(c => c.Name)];
}
