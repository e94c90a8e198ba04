using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Emission;

/// <summary>
/// Emits the bit mask that records which members an event contained: one <c>ulong</c> value, or several if more than 64 members need a bit.
/// </summary>
internal static class SeenMask
{
    private const int WordBits = 64;

    public static int WordsOf(ObjectModel model) => (model.SeenBits + WordBits - 1) / WordBits;

    public static string NameOf(ObjectModel model, int word) => WordsOf(model) == 1 ? "seen" : "seen" + word;

    public static string Set(ObjectModel model, int bit) => $"{NameOf(model, bit / WordBits)} |= {Mask(bit % WordBits, 1)};";

    public static string Test(ObjectModel model, int bit) =>
        $"({NameOf(model, bit / WordBits)} & {Mask(bit % WordBits, 1)}) != 0";

    public static void EmitCheck(SourceWriter writer, ObjectModel model)
    {
        var required = model.RequiredNames.Count;
        if (required == 0) return;
        var tests = new List<string>();
        for (var word = 0; word * WordBits < required; word++)
        {
            var mask = Mask(0, Math.Min(WordBits, required - (word * WordBits)));
            tests.Add($"({NameOf(model, word)} & {mask}) != {mask}");
        }

        var words = string.Join(", ", Enumerable.Range(0, WordsOf(model)).Select(w => NameOf(model, w)));
        var names = string.Join(", ", model.RequiredNames.Select(Literals.OfString));
        writer.Line()
            .Line($"if ({string.Join(" || ", tests)})")
            .Continuation($"throw {EmittedNames.EventJson}.MissingMembers(new ulong[] {{ {words} }}, {names});");
    }

    private static string Mask(int first, int count) =>
        $"0x{(count == WordBits ? ulong.MaxValue : ((1UL << count) - 1) << first):X}UL";
}
