namespace TypedStreaming.JwtBearer.Tests;

/// <summary>A clock that stands where a test puts it.</summary>
internal sealed class Clock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 5, 4, 9, 12, 33, 208, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
