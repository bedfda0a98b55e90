using System.Net;
using System.Text.Json;
using Testing;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Journeys.Tests;

/// <summary>S33: "Email Only": "Clients cannot change or override this delivery setting."</summary>
[Collection("Ann")]
public sealed class S33_EmailOnlyTests(SystemFixture system)
{
    [Fact]
    public async Task A_client_who_ticks_the_checkbox_is_still_not_texted_by_default()
    {
        var path = $"/api/messaging/contacts/{Demo.Ann.Id}/texting";
        using var ann = await PersonClient.SignInAsync(system.System.Gateway, "ann");
        await system.Olivia.PutAsync<ContactRow>(path, new ChangeTexting(null, DeliveryMode.EmailOnly));

        var version = (await ann.ReadAsync<OwnTexting>("/api/messaging/me/texting")).WordingVersion;
        var own = await ann.PutAsync<OwnTexting>("/api/messaging/me/texting", new { textingEnabled = true, wordingVersion = version, defaultDelivery = "TextOnly" });
        var direct = await ann.TryPutAsync(path, new ChangeTexting(true, DeliveryMode.TextOnly));
        var entry = await system.Olivia.ComposeAsync(Demo.Ann.Id, "By email");
        await system.Olivia.PutAsync<ContactRow>(path, new ChangeTexting(null, DeliveryMode.TextAndEmail));

        Assert.True(own.EmailOnly);
        Assert.Equal(HttpStatusCode.Forbidden, direct);
        Assert.Equal((DeliveryMode.EmailOnly, 0), (entry.Delivery, entry.Texts.Count));
        Assert.DoesNotContain((await system.Carrier.OracleAsync(Demo.Ann.Phone)).Messages, message => message.Body == "By email");
    }

    [Fact]
    public async Task What_goes_by_email_lies_in_the_clients_mailbox_with_the_companys_name_and_its_answer_comes_into_the_feed()
    {
        await system.Olivia.ComposeAsync(Demo.Ann.Id, "Rex had a <strong>long</strong> walk by mail", DeliveryMode.EmailOnly);

        var mail = await Eventually.Until(
            async () => (await system.Carrier.MailsAsync("ann.miller@mail.example")).SingleOrDefault(mail => mail.GetProperty("html").GetString()!.Contains("<strong>long</strong> walk by mail", StringComparison.Ordinal)),
            mail => mail.ValueKind == JsonValueKind.Object);
        Assert.Contains("Happy Paws", mail.GetProperty("from").GetString(), StringComparison.Ordinal);
        Assert.Matches("^\"Happy Paws.*\" <reply\\+[a-z2-7]{45}@in\\.texting\\.example>$", mail.GetProperty("replyTo").GetString());
        Assert.Equal($"Rex had a long walk by mail\n\nOpen the conversation in your portal ({system.System.Gateway}portal)", mail.GetProperty("text").GetString()!.ReplaceLineEndings("\n").Trim());

        var id = mail.GetProperty("id").GetString()!;
        Assert.Equal(202, await system.Carrier.AnswerMailAsync(id, new { words = "A holiday notice", headers = new Dictionary<string, string> { ["Auto-Submitted"] = "auto-replied" } }));
        Assert.Equal(202, await system.Carrier.AnswerMailAsync(id, new { words = "Rex says <thanks> by mail" }));
        var feed = await Eventually.Until(
            () => system.Olivia.ReadAsync<ServiceDefaults.Http.Page<FeedEntry>>($"/api/messaging/conversations/{Demo.Ann.Id}/messages"), page => page.Items.Any(entry => entry.Html.Contains("by mail", StringComparison.Ordinal) && entry.Kind is FeedEntryKind.Inbound));
        var entry = feed.Items.First(entry => entry.Kind is FeedEntryKind.Inbound);
        Assert.Equal(("Rex says &lt;thanks&gt; by mail", "By email."), (entry.Html, entry.Note));
        Assert.DoesNotContain(feed.Items, entry => entry.Html.Contains("holiday", StringComparison.Ordinal));
    }
}
