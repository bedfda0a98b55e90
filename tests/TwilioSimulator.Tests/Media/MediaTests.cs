using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace TwilioSimulator.Tests.Media;

public sealed class MediaTests
{
    // The smallest PNG there is.
    const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    const string DataUrl = $"data:image/png;base64,{Png}";

    [Fact]
    public async Task An_inbound_picture_is_named_in_the_webhook_and_served_by_a_redirect_to_another_host()
    {
        await using var customer = await Customer.StartAsync();
        await using var simulator = await SimulatorHost.StartAsync($"{customer.Address}/in");

        await simulator.TextFromPhoneAsync("", media: [DataUrl, DataUrl]);

        var form = customer.Received[0].Form;
        Assert.StartsWith("MM", form["MessageSid"], StringComparison.Ordinal);
        Assert.Equal("2", form["NumMedia"]);
        Assert.Equal("image/png", form["MediaContentType1"]);
        Assert.NotEqual(form["MediaUrl0"], form["MediaUrl1"]);
        Assert.Matches($"^https://api.twilio.com/2010-04-01/Accounts/{SimulatorHost.Account}/Messages/MM[0-9a-f]{{32}}/Media/ME[0-9a-f]{{32}}$", form["MediaUrl0"]);

        using var redirect = await simulator.Api.GetAsync(new Uri(form["MediaUrl0"]).AbsolutePath, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, redirect.StatusCode);
        Assert.Equal("media.twiliocdn.com", redirect.Headers.Location!.Host);

        using var content = await simulator.Http.GetAsync(redirect.Headers.Location.AbsolutePath, TestContext.Current.CancellationToken);
        Assert.Equal("image/png", content.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Png, Convert.ToBase64String(await content.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task The_redirect_needs_credentials_and_its_target_must_not_get_them()
    {
        await using var customer = await Customer.StartAsync();
        await using var simulator = await SimulatorHost.StartAsync($"{customer.Address}/in");
        await simulator.TextFromPhoneAsync("", media: [DataUrl]);
        var path = new Uri(customer.Received[0].Form["MediaUrl0"]).AbsolutePath;

        using var anonymous = await simulator.Http.GetAsync(path, TestContext.Current.CancellationToken);
        using var redirect = await simulator.Api.GetAsync(path, TestContext.Current.CancellationToken);
        using var careless = await simulator.Api.GetAsync(redirect.Headers.Location!.AbsolutePath, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, careless.StatusCode);
    }

    [Fact]
    public async Task Media_are_listed_described_and_deleted()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        var sid = (await simulator.TextFromPhoneAsync("look", media: [DataUrl])).GetProperty("sid").GetString()!;
        var list = $"/2010-04-01/Accounts/{SimulatorHost.Account}/Messages/{sid}/Media.json";

        var page = await ApiAsync(simulator, list);
        var item = page.GetProperty("media_list")[0];

        Assert.Equal(["account_sid", "content_type", "date_created", "date_updated", "parent_sid", "sid", "uri"], item.EnumerateObject().Select(property => property.Name));
        Assert.Equal(sid, item.GetProperty("parent_sid").GetString());
        Assert.Equal($"{list}?PageSize=50&Page=0", page.GetProperty("uri").GetString());
        Assert.Equal(item.GetRawText(), (await ApiAsync(simulator, item.GetProperty("uri").GetString()!)).GetRawText());

        using var deleted = await simulator.Api.DeleteAsync(item.GetProperty("uri").GetString(), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty((await ApiAsync(simulator, list)).GetProperty("media_list").EnumerateArray());
    }

    [Fact]
    public async Task An_outbound_picture_is_fetched_with_HEAD_and_GET_and_lands_on_the_phone()
    {
        await using var company = await Customer.StartAsync();
        company.Answer = (context, _) => ServeAsync(context, "image/png");
        await using var simulator = await SimulatorHost.StartAsync();

        using var created = await SendPictureAsync(simulator, $"{company.Address}/media/rex.png");

        var message = await SimulatorHost.JsonAsync(created);
        Assert.StartsWith("MM", message.GetProperty("sid").GetString(), StringComparison.Ordinal);
        Assert.Equal("1", message.GetProperty("num_media").GetString());
        var delivered = await simulator.FetchWhenAsync(message.GetProperty("sid").GetString()!, "delivered");
        Assert.Equal("1", delivered.GetProperty("num_segments").GetString());
        Assert.Equal(["HEAD", "GET"], company.Received.Select(request => request.Method));

        var picture = (await simulator.HandsetAsync()).GetProperty("texts")[0].GetProperty("media")[0].GetProperty("url").GetString()!;
        using var shown = await simulator.Http.GetAsync(picture, TestContext.Current.CancellationToken);
        Assert.Equal("image/png", shown.Content.Headers.ContentType?.MediaType);
        Assert.Contains("sandbox", shown.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html", 200, 12300)]
    [InlineData("image/png", 404, 11200)]
    [InlineData("image/png", 302, 11200)]
    public async Task A_picture_that_cannot_be_fetched_fails_the_text(string type, int status, int code)
    {
        await using var company = await Customer.StartAsync();
        company.Answer = (context, _) => ServeAsync(context, type, status);
        await using var simulator = await SimulatorHost.StartAsync();

        using var created = await SendPictureAsync(simulator, $"{company.Address}/media/rex.png");

        var sid = (await SimulatorHost.JsonAsync(created)).GetProperty("sid").GetString()!;
        var failed = await simulator.FetchWhenAsync(sid, "failed");
        Assert.Equal(code, failed.GetProperty("error_code").GetInt32());
        Assert.Empty((await simulator.HandsetAsync()).GetProperty("texts").EnumerateArray());
    }

    static async Task ServeAsync(HttpContext context, string type, int status = 200)
    {
        var bytes = Convert.FromBase64String(Png);
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        if (context.Request.Method == "GET") await context.Response.Body.WriteAsync(bytes);
    }

    static Task<HttpResponseMessage> SendPictureAsync(SimulatorHost simulator, string url) =>
        simulator.PostMessageAsync(("To", SimulatorHost.Phone), ("MessagingServiceSid", SimulatorHost.Service), ("MediaUrl", url));

    static async Task<JsonElement> ApiAsync(SimulatorHost simulator, string path)
    {
        using var answer = await simulator.Api.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await SimulatorHost.JsonAsync(answer);
    }
}
