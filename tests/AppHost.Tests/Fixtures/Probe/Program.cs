// A service to be started by the tests; its behaviour comes from environment variables.
Note("started");
if (Environment.GetEnvironmentVariable("PROBE_EXIT") is { } exitCode)
{
    Console.WriteLine("about to end");
    Console.Error.WriteLine($"ending with {exitCode}");
    Note("ended");
    return int.Parse(exitCode, System.Globalization.CultureInfo.InvariantCulture);
}

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
var app = builder.Build();
app.MapGet("/health", () => Environment.GetEnvironmentVariable("PROBE_WELL_WHEN") is { } file && !File.Exists(file)
    ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable)
    : Results.Ok());
app.MapGet("/environment", () => Environment.GetEnvironmentVariables());
app.MapGet("/arguments", () => args);
await app.RunAsync();
if (Environment.GetEnvironmentVariable("PROBE_STUBBORN") is not null) await Task.Delay(Timeout.Infinite);
Note("stopped");
return 0;

void Note(string what)
{
    if (Environment.GetEnvironmentVariable("PROBE_JOURNAL") is { } journal)
        File.AppendAllText(journal, $"{Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME")} {what}\n");
}
