using ServiceDefaults;
using ServiceDefaults.Auth;
using Web;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddInternalAuth();
builder.AddWeb();

var app = builder.Build();

app.UseServiceDefaults();
app.MapDefaultEndpoints();
app.MapWeb();

await app.RunAsync();
