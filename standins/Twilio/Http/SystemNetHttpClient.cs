using System.Net.Http.Headers;
using System.Text;

namespace Twilio.Http;

/// <summary>Sends over a <see cref="System.Net.Http.HttpClient"/>; its time-out is the only bound, as no call takes a token.</summary>
public class SystemNetHttpClient : HttpClient
{
    private const string ProductName = "twilio-csharp/7.14.9";

    private readonly System.Net.Http.HttpClient client;

    public SystemNetHttpClient(System.Net.Http.HttpClient httpClient = null) =>
        client = httpClient ?? new System.Net.Http.HttpClient(new System.Net.Http.HttpClientHandler { AllowAutoRedirect = false });

    public override Response MakeRequest(Request request) => MakeRequestAsync(request).GetAwaiter().GetResult();

    public override async Task<Response> MakeRequestAsync(Request request)
    {
        LastRequest = request;
        LastResponse = null;

        using var message = ToMessage(request);
        using var answer = await client.SendAsync(message).ConfigureAwait(false);
        return LastResponse = new Response(answer.StatusCode, await answer.Content.ReadAsStringAsync().ConfigureAwait(false), answer.Headers);
    }

    private static System.Net.Http.HttpRequestMessage ToMessage(Request request)
    {
        var message = new System.Net.Http.HttpRequestMessage(new System.Net.Http.HttpMethod(request.Method.ToString()), request.ConstructUrl());
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{request.Username}:{request.Password}"));
        message.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.TryAddWithoutValidation("User-Agent", string.Join(' ', [ProductName, "(stand-in)", .. request.UserAgentExtensions ?? []]));
        if (request.Method == HttpMethod.Post) message.Content = new System.Net.Http.FormUrlEncodedContent(request.PostParams);
        return message;
    }
}
