using System.Runtime.CompilerServices;

namespace Testing;

/// <summary>Waits for what becomes true soon. The only place where tests let time pass.</summary>
public static class Eventually
{
    // Generous: a slow machine must not make a test red, and a green test does not wait for it.
    public static readonly TimeSpan DefaultDeadline = TimeSpan.FromMinutes(2);

    /// <summary>Waits until the condition holds.</summary>
    public static async Task Until(
        Func<Task<bool>> condition, TimeSpan? deadline = null, Func<Task<string>>? explain = null, [CallerArgumentExpression(nameof(condition))] string text = "") =>
        await Until(condition, holds => holds, deadline, explain, text);

    /// <inheritdoc cref="Until(Func{Task{bool}}, TimeSpan?, Func{Task{string}}?, string)"/>
    public static async Task Until(
        Func<bool> condition, TimeSpan? deadline = null, [CallerArgumentExpression(nameof(condition))] string text = "") =>
        await Until(() => Task.FromResult(condition()), holds => holds, deadline, text: text);

    /// <summary>Reads again and again until what was read is right; returns it. The failure shows what was read last.</summary>
    /// <remarks>What throws is not right yet: the thing under test may be starting or restarting.</remarks>
    /// <param name="read">Reads.</param>
    /// <param name="isRight">What is waited for.</param>
    /// <param name="deadline">How long; <see cref="DefaultDeadline"/> when left out.</param>
    /// <param name="explain">What else the failure should tell.</param>
    /// <param name="text">What the failure calls it.</param>
    public static async Task<T> Until<T>(
        Func<Task<T>> read, Func<T, bool> isRight, TimeSpan? deadline = null, Func<Task<string>>? explain = null, [CallerArgumentExpression(nameof(isRight))] string text = "")
    {
        var limit = deadline ?? DefaultDeadline;
        var start = TimeProvider.System.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(10);
        while (true)
        {
            Exception? error = null;
            T? last = default;
            try
            {
                last = await read();
                if (isRight(last)) return last;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                error = exception;
            }

            if (TimeProvider.System.GetElapsedTime(start) > limit)
                throw new TimeoutException($"Not within {limit.TotalSeconds:0.#} s: {text}. Last: {error?.ToString() ?? last?.ToString() ?? "null"}{(explain is null ? "" : $" {await explain()}")}", error);
            await Task.Delay(pause);
            pause = TimeSpan.FromMilliseconds(Math.Min(200, pause.TotalMilliseconds * 1.5));
        }
    }

    /// <summary>Checks that something stays true for a while: for effects that must not come.</summary>
    public static async Task StaysTrue(
        Func<Task<bool>> condition, TimeSpan span, [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) is var elapsed && elapsed < span)
        {
            if (!await condition()) throw new InvalidOperationException($"No longer true after {elapsed.TotalSeconds:0.#} s: {text}");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }
}
