using TwilioSimulator;

var builder = WebApplication.CreateBuilder(args);
builder.AddSimulator();

var app = builder.Build();
app.MapSimulator();

await app.RunAsync();

/// <summary>Named so that the tests can start the whole program.</summary>
public partial class Program;
