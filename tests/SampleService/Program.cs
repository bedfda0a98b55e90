using SampleService;
using SampleService.Data;
using ServiceDefaults;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using ServiceDefaults.Data.Operations;

// The smallest service that uses everything of ServiceDefaults.Data: what the crash tests kill.
var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddInternalAuth();
builder.AddServiceDatabase<SampleDb>("sample-db");
builder.AddBus("sample", Messages.Catalog, handlers => handlers
    .Handle<NoteWritten, OnNoteWritten>()
    .HandleMany<NoteCounted, OnNoteCounted>()
    .Handle<ProfileChanged, OnProfileChanged>());
builder.Services.AddSingleton<CrashPoints>();

var app = builder.Build();
if (MigrateCommand.IsAsked(args))
{
    await app.MigrateAsync<SampleDb>();
    return;
}

app.Services.GetRequiredService<CrashPoints>().Arm();
app.UseServiceDefaults();
app.MapDefaultEndpoints();
app.MapNotes();
app.MapServiceOperations("sample");
await app.RunAsync();
