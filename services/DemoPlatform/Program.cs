using DemoPlatform;
using DemoPlatform.History;

// Plays the host platform in Development: an outsider that knows the contracts package and the gateway, nothing else.
var builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<PlatformBus>();
builder.Services.AddHttpClient<SimulatedCarrier>(http => http.BaseAddress = AddressOf("twilio", "TWILIO_URL"));
builder.Services.AddHttpClient<GatewayApi>(http => http.BaseAddress = AddressOf("gateway", "GATEWAY_URL"));
builder.Services.AddTransient<GoLive>();
builder.Services.AddTransient<PastMonth>();
builder.Services.AddTransient<Seed>();
builder.Services.AddTransient<Reset>();
builder.Services.AddTransient<Smoke>();
using var host = builder.Build();
using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(5));
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

switch (args.FirstOrDefault())
{
    case "seed":
        await host.Services.GetRequiredService<Seed>().RunAsync(stop.Token);
        return 0;
    case "reset":
        await host.Services.GetRequiredService<Reset>().RunAsync(stop.Token);
        await host.Services.GetRequiredService<Seed>().RunAsync(stop.Token);
        return 0;
    case "smoke":
        return await host.Services.GetRequiredService<Smoke>().RunAsync(stop.Token) ? 0 : 1;
    default:
        Console.Error.WriteLine("Usage: DemoPlatform seed | reset | smoke");
        return 2;
}

// By hand the address comes from an environment variable, from the AppHost as every other resource's.
Uri AddressOf(string resource, string variable) => new(
    builder.Configuration[variable] ?? builder.Configuration[$"services:{resource}:http:0"]
    ?? throw new InvalidOperationException($"Set {variable} to the address of {resource}."));
