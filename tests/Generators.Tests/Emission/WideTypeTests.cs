using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Emission;

/// <summary>Types with more members than one word has bits.</summary>
public sealed class WideTypeTests
{
    private const int Members = 200;

    [Fact]
    public void All_members_are_read_and_all_missing_ones_named()
    {
        var source = "[PushTopic(\"/topic/Wide\")] public partial record Wide {"
            + string.Concat(Enumerable.Range(0, Members).Select(i => $"public required int M{i} {{ get; init; }}"))
            + "public int Kept { get; set; } = 5; public int Last { get; init; } = 6; }";
        var type = EventType.In("Wide", source);
        var value = type.Decode("{" + Json(Enumerable.Range(0, Members)) + ",\"Last\":7}");
        Assert.All(Enumerable.Range(0, Members), i => Assert.Equal(i, value[$"M{i}"]));
        Assert.Equal((5, 7), (value["Kept"], value["Last"]));

        int[] missing = [0, 63, 64, 127, 128, 199];
        Assert.Equal("M0, M63, M64, M127, M128, M199", type.Refuse("{" + Json(Enumerable.Range(0, Members).Except(missing)) + "}").Member);
    }

    [Fact]
    public void Members_named_like_the_masks_are_read()
    {
        var source = "[PushTopic(\"/topic/Wide\")] public partial record Wide {"
            + string.Concat(Enumerable.Range(0, 129).Select(i => $"public int Seen{i} {{ get; set; }} = -1;")) + "}";
        var value = EventType.In("Wide", source).Decode("""{"Seen0":5,"Seen128":7}""");
        Assert.Equal((5, -1, 7), (value["Seen0"], value["Seen1"], value["Seen128"]));
    }

    private static string Json(IEnumerable<int> members) => string.Join(',', members.Select(i => $"\"M{i}\":{i}"));
}
