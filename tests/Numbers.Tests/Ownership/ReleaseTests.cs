using System.Net;
using System.Net.Http.Json;
using ServiceDefaults.Auth;
using Testing;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;
using Texting.Contracts.Platform;

namespace Numbers.Tests.Ownership;

/// <summary>S1, S2: off and on, down and up, and giving the number back.</summary>
[Collection(typeof(OneHost))]
[Trait("Needs", "Servers")]
public sealed class ReleaseTests(NumbersHost host)
{
    [Fact]
    public async Task A_release_has_to_be_confirmed_can_be_undone_and_then_gives_the_number_back()
    {
        var (company, number) = await host.GivenNumberAsync("647", "CA");
        using var admin = host.As(CallerRole.Admin, company);

        using var unconfirmed = await admin.DeleteAsync("/api/numbers/current");
        Assert.Equal(HttpStatusCode.BadRequest, unconfirmed.StatusCode);
        Assert.Contains("cannot be had back", await unconfirmed.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await ReleaseAsync(admin, number);
        var releasing = await host.CurrentAsync(company, status => status.Number?.State == NumberState.Releasing);
        Assert.Equal(SenderStanding.Suspended, releasing.Standing);
        Assert.NotNull(releasing.Number!.ReleaseAt);

        (await host.PostAsync(company, "/api/numbers/current/undo-release", null)).EnsureSuccessStatusCode();
        Assert.Equal(SenderStanding.Live, (await host.CurrentAsync(company)).Standing);
        Assert.Single(await host.AtCarrierAsync("numbers", number));

        await ReleaseAsync(admin, number);
        await host.SqlAsync("UPDATE numbers SET release_at = now(), due_at = now() WHERE company_id = $1", company);
        await host.CurrentAsync(company, status => status.Number?.State == NumberState.Released);
        Assert.Empty(await host.AtCarrierAsync("numbers", number));
        var released = await Eventually.Until(() => Task.FromResult(host.Heard.Of<NumberReleased>(company)), heard => heard.Count > 0);
        Assert.Equal(releasing.Number.NumberId, Assert.Single(released).NumberId);
        Assert.Equal(SenderStanding.Released, host.Heard.Of<SenderChanged>(company).MaxBy(sender => sender.Version)!.Standing);

        using var late = await host.PostAsync(company, "/api/numbers/current/undo-release", null);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        (await host.ChooseAsync(company, await host.FirstFreeAsync(company, "647"))).EnsureSuccessStatusCode();
        await host.CurrentAsync(company, status => status.Standing == SenderStanding.Live);
    }

    [Fact]
    public async Task A_downgrade_suspends_sending_and_an_upgrade_resumes_it_in_growing_versions()
    {
        var (company, _) = await host.GivenNumberAsync("437", "CA");
        await host.CurrentAsync(company, status => status.Standing == SenderStanding.Live);

        await host.GivenCompanyAsync("CA", Plan.Lite, id: company);
        var suspended = await host.CurrentAsync(company);
        Assert.Equal(SenderStanding.Suspended, suspended.Standing);
        Assert.Contains("Lite", suspended.StandingReason, StringComparison.Ordinal);

        await host.GivenCompanyAsync("CA", Plan.Solo, id: company);
        Assert.Equal(SenderStanding.Live, (await host.CurrentAsync(company)).Standing);

        var said = await Eventually.Until(() => Task.FromResult(host.Heard.Of<SenderChanged>(company)), heard => heard.Count == 3);
        Assert.Equal([SenderStanding.Live, SenderStanding.Suspended, SenderStanding.Live], said.OrderBy(sender => sender.Version).Select(sender => sender.Standing));
        Assert.Equal(3, said.Select(sender => sender.Version).Distinct().Count());
    }

    [Fact]
    public async Task Texting_can_be_turned_off_and_on_and_the_number_stays()
    {
        var (company, number) = await host.GivenNumberAsync("905", "CA");
        using var admin = host.As(CallerRole.Admin, company);
        (await admin.PutAsJsonAsync("/api/numbers/current/texting", new SwitchTexting(false))).EnsureSuccessStatusCode();
        Assert.Equal(SenderStanding.Suspended, (await host.CurrentAsync(company)).Standing);
        Assert.Single(await host.AtCarrierAsync("numbers", number));
        (await admin.PutAsJsonAsync("/api/numbers/current/texting", new SwitchTexting(true))).EnsureSuccessStatusCode();
        Assert.Equal(SenderStanding.Live, (await host.CurrentAsync(company)).Standing);
    }

    private static async Task ReleaseAsync(HttpClient admin, string number) =>
        (await admin.DeleteAsync($"/api/numbers/current?confirm={Uri.EscapeDataString(number)}")).EnsureSuccessStatusCode();
}
