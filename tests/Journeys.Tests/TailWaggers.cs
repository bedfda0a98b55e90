using Testing.Running;
using Texting.Contracts.Messaging.Http;

namespace Journeys.Tests;

/// <summary>
/// The other company's settings. They hold for everybody of a company, so what changes them runs one after the other, in a
/// company in which nothing else is tried, and leaves them as they were.
/// </summary>
public static class TailWaggers
{
    public const string Name = "Tail Waggers";
    private const string Path = "/api/messaging/settings";

    public static Task<PersonClient> NoraAsync(SystemFixture system) => PersonClient.SignInAsync(system.System.Gateway, "nora");

    public static Task<TextingSettings> ReadAsync(PersonClient nora) => nora.ReadAsync<TextingSettings>(Path);

    /// <summary>Saves something else than what is there.</summary>
    public static async Task<TextingSettings> SaveAsync(PersonClient nora, Func<SaveSettings, SaveSettings> change) =>
        await nora.PutAsync<TextingSettings>(Path, change(Unchanged(await ReadAsync(nora))));

    public static async Task<System.Net.HttpStatusCode> TrySaveAsync(PersonClient nora, Func<SaveSettings, SaveSettings> change) =>
        await nora.TryPutAsync(Path, change(Unchanged(await ReadAsync(nora))));

    /// <summary>Back to the defaults.</summary>
    public static Task ResetAsync(PersonClient nora) => SaveAsync(nora, present => new SaveSettings(null, 3, 10, false, true, true, present.Version));

    public static Task<List<SettingHistory>> HistoryAsync(PersonClient nora) => nora.ReadAsync<List<SettingHistory>>(Path + "/history");

    private static SaveSettings Unchanged(TextingSettings now) => new(
        now.ClientPhoneField, now.MaxTexts, now.MaxImages, now.JoinLongTexts, now.TextClients, now.TextStaff, now.Version);
}
