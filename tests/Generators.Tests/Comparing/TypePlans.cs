namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>Plans random types, so that every kind has every form several times; the last has more members than a word has bits.</summary>
internal sealed class TypePlans(Random random)
{
    private const int Repetitions = 4;
    private const int WideMembers = 75;

    private static readonly string[] Names =
    [
        "M{0}", "M{0}", "M{0}", "M{0}", "Field{0}__c", "m{0}", "grün{0}", "日本{0}", "two words {0}", "quote\"{0}", "back\\slash{0}", "line\n{0}",
        "😀{0}", "$id{0}", "{0}", "Ns__Field{0}__r", "slash/{0}", "Long" + nameof(WideMembers) + "NameThatIsWrittenOut{0}",
    ];

    private readonly List<TypePlan> _nested = [];

    /// <summary>The types of members, which the events' plans refer to.</summary>
    public IReadOnlyList<TypePlan> Nested => _nested;

    public IReadOnlyList<TypePlan> Make()
    {
        for (var i = 0; i < 4; i++) _nested.Add(NestedPlan(i));
        var cast = Cast([.. ValueKinds.All.Where(k => !k.IsExtensionData)], Repetitions);
        var plans = new List<TypePlan>();
        for (var first = 0; first < cast.Count;)
        {
            var left = cast.Count - first;
            var count = left <= WideMembers ? left : random.Next(3, 14);
            plans.Add(EventPlan(plans.Count, cast.GetRange(first, count)));
            first += count;
        }

        return plans;
    }

    private TypePlan NestedPlan(int number)
    {
        var cast = Cast([.. ValueKinds.All.Where(k => !k.IsNested && !k.IsExtensionData)], 1).Take(6).ToList();
        if (number == 3) cast.Add((ValueKinds.Nested, MemberForm.Nullable));
        var isPositional = number % 2 == 0;
        return new TypePlan($"Part{number}", "public sealed record", Members(cast, isPositional, isStruct: false, "P"));
    }

    private TypePlan EventPlan(int number, List<(ValueKind Kind, MemberForm Form)> cast)
    {
        var shape = Texts.OneOf(random, "sealed partial class", "sealed partial record", "sealed partial record", "partial record", "partial record struct");
        var isStruct = shape.EndsWith("struct", StringComparison.Ordinal);
        var isPositional = !isStruct && random.Next(2) == 0 && shape.EndsWith("record", StringComparison.Ordinal);
        var inherited = isStruct || random.Next(3) > 0 ? 0 : cast.Count / 3;
        var kind = shape.EndsWith("class", StringComparison.Ordinal) ? "class" : "record";
        var parent = inherited == 0
            ? null
            : new TypePlan($"Base{number}", $"public abstract {kind}", Members(cast.GetRange(0, inherited), isPositional: false, isStruct, "B"));
        return new TypePlan(
            $"Event{number}",
            $"[PushTopic(\"/topic/Event{number}\")] public {shape}",
            [.. Members(cast[inherited..], isPositional, isStruct, "M"), .. ExtensionData(number)],
            parent);
    }

    /// <summary>A type may have one such member; every second type has one.</summary>
    private static IEnumerable<MemberPlan> ExtensionData(int number) =>
        number % 2 == 0 ? [] : [new("Rest", "Rest", ValueKinds.ExtensionData, MemberForm.Nullable, number % 4 == 1 ? MemberStyle.Settable : MemberStyle.InitOnly)];

    private List<MemberPlan> Members(List<(ValueKind Kind, MemberForm Form)> cast, bool isPositional, bool isStruct, string prefix) =>
        [.. cast.Select((one, i) => Member(one.Kind, one.Form, isPositional, isStruct, prefix + i))];

    private MemberPlan Member(ValueKind kind, MemberForm form, bool isPositional, bool isStruct, string name)
    {
        var styles = MemberPlan.StylesOf(kind, form, isPositional, isStruct);
        var wireName = Texts.OneOf(random, Names).Replace("M{0}", name).Replace("{0}", name);
        return new MemberPlan(name, wireName, kind, form, styles[random.Next(styles.Count)])
        {
            Nested = kind.IsNested ? _nested[random.Next(_nested.Count)] : null,
        };
    }

    private List<(ValueKind Kind, MemberForm Form)> Cast(IReadOnlyList<ValueKind> kinds, int repetitions)
    {
        var once = kinds.SelectMany(k => Enum.GetValues<MemberForm>().Select(f => (k, f)));
        var cast = Enumerable.Repeat(once, repetitions).SelectMany(c => c).ToArray();
        random.Shuffle(cast);
        return [.. cast];
    }
}
