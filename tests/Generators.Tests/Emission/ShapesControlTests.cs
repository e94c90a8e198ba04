using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Emission;

/// <summary>The hostile variants reach the intended code, and their check can fail.</summary>
public sealed class ShapesControlTests
{
    [Fact]
    public void Another_exception_would_be_noticed()
    {
        var type = EventType.In(
            "Touchy",
            "[PushTopic(\"/topic/A\")] public partial class Touchy { public string? A { get => null; set { if (value is \"a\") throw new ArgumentException(value); } } }");
        Assert.Null(type.Decode("""{"A":"b"}""")["A"]);
        var noticed = Assert.Throws<EventDecodeException>(() => Shapes.Read(type, """{"A":"b"}"""));
        Assert.IsType<ArgumentException>(noticed.InnerException);
    }

    [Fact]
    public void Members_are_doubled_escaped_replaced_and_lengthened()
    {
        var variants = HostileVariants.Of("""{"A":{"Be":[1]}}"""u8.ToArray()).Select(v => System.Text.Encoding.UTF8.GetString(v)).ToList();
        Assert.Contains("""{"A":{"Be":[1],"Be":[1]}}""", variants);
        Assert.Contains("""{"A":{"\u0042e":[1]}}""", variants);
        Assert.Contains("""{"A":{"other":[{}]}}""", variants);
        Assert.Contains("""{"A":{"Be":[17.5]}}""", variants);
        Assert.Contains("""{"A":"a;b;"}""", variants);
        Assert.Contains("null", variants);
        Assert.Contains(variants, v => v.Length > 1 << 20);
    }
}
