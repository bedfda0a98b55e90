using System.Text;
using CsCheck;
using Gateway.Tests.Hosting;
using Gateway.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Webhooks;

/// <summary>R28: bodies nobody thought of. CsCheck prints the seed of a failure.</summary>
public sealed class FuzzTests(RunningGateway running) : IClassFixture<RunningGateway>
{
    private static readonly SignedRequest Genuine = SignedRequest.Form("/webhooks/twilio/status?m=1&a=2");
    private static readonly string Signed = WhatTwilioWouldSign(Genuine.Body);

    // Bytes that mean something to a form come often.
    private static readonly Gen<byte> Byte = Gen.Frequency((1, Gen.Byte), (1, AnyOf("=&%+;\0\r\n#?A0f "u8.ToArray())));

    private static readonly Gen<byte[]> Mutated = Gen.Select(
        Gen.Int[0, 3], Gen.Int[0, Genuine.Body.Length - 1], Gen.Int[1, 12], Byte.Array[1, 12], (kind, at, length, bytes) =>
    {
        var end = Math.Min(at + length, Genuine.Body.Length);
        return kind switch
        {
            0 => [.. Genuine.Body[..at], .. bytes, .. Genuine.Body[at..]],
            1 => [.. Genuine.Body[..at], .. Genuine.Body[end..]],
            2 => [.. Genuine.Body[..at], .. bytes, .. Genuine.Body[end..]],
            _ => (byte[])[.. Genuine.Body, .. "&"u8, .. Genuine.Body[at..end], .. bytes],
        };
    });

    private static readonly Gen<byte[]> Hostile = Gen.Frequency((3, Mutated), (1, Byte.Array[0, 400]));

    [Fact]
    public async Task Of_a_hundred_thousand_bodies_none_passes_that_Twilio_did_not_sign_and_none_throws()
    {
        var check = running.Host.Services.GetRequiredService<SignatureCheck>();
        await Hostile.SampleAsync(async body =>
        {
            var verdict = await check.OfAsync(Request(body));
            Assert.True(verdict != Verdict.Genuine || WhatTwilioWouldSign(body) == Signed, Encoding.Latin1.GetString(body));
        }, iter: 100_000);
    }

    [Fact]
    public async Task Over_the_wire_every_one_is_refused_and_none_is_an_error_of_ours()
    {
        var host = running.Host;
        var contentTypes = AnyOf("application/x-www-form-urlencoded", "application/json", "text/plain", "application/x-www-form-urlencoded; charset=", "");
        var paths = AnyOf("/webhooks/twilio/inbound", "/webhooks/twilio/status?m=1&a=2", "/webhooks/twilio/registration?bodySHA256=", "/webhooks/twilio/inbound?%zz=%00&&=");
        await Gen.Select(Hostile, contentTypes, paths).SampleAsync(async (body, type, path) =>
        {
            var message = (Genuine with { Path = path, Body = body, ContentType = "" }).ToMessage();
            message.Content!.Headers.TryAddWithoutValidation("Content-Type", type);
            using var response = await host.SendAsync(message);
            Assert.True(response.StatusCode == HttpStatusCode.Forbidden || WhatTwilioWouldSign(body) == Signed, $"{(int)response.StatusCode} {path}");
        }, iter: 3_000, threads: 4);
        Assert.All(host.Upstreams.Requests, seen => Assert.Equal(Signed, WhatTwilioWouldSign(seen.Body)));
    }

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static HttpRequest Request(byte[] body)
    {
        var context = new DefaultHttpContext();
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = Genuine.Path;
        context.Request.Method = "POST";
        context.Request.ContentType = Genuine.ContentType;
        context.Request.Headers["X-Twilio-Signature"] = Genuine.Signature;
        context.Request.Body = new MemoryStream(body);
        return context.Request;
    }

    /// <summary>
    /// Another spelling of the same parameters (%2b for %2B, another order) is the same request to Twilio's algorithm. Read
    /// here a second time, byte by byte in Latin-1, without our parser.
    /// </summary>
    private static string WhatTwilioWouldSign(byte[] body) => string.Concat(Encoding.Latin1.GetString(body).Split('&')
        .Select(pair => pair.Split('=', 2).Select(Unescape).ToArray())
        .OrderBy(pair => pair[0], StringComparer.Ordinal)
        .Select(pair => string.Concat(pair)));

    private static string Unescape(string text) => System.Text.RegularExpressions.Regex.Replace(text.Replace('+', ' '), "%([0-9A-Fa-f]{2})",
        match => ((char)Convert.ToByte(match.Groups[1].Value, 16)).ToString());
}
