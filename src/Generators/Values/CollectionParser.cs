using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Values;

/// <summary>
/// Collects the collection types that the members of one event type use. Types for which generated code creates the same kind of object, such as a
/// list and its interfaces, share one generated method.
/// </summary>
internal sealed class CollectionParser(ValueModels values, UniqueNames suffixes, bool areWritten)
{
    private readonly Dictionary<(CollectionForm Form, string ItemType, bool IsOblivious, bool IsPicklist), CollectionModel> _models = [];
    private readonly List<CollectionModel> _inOrder = [];

    public IReadOnlyList<CollectionModel> Models => _inOrder;

    /// <summary>Returns the name of the generated method that reads a collection.</summary>
    public string ReaderOf(ITypeSymbol type, bool isPicklist)
    {
        var (form, item) = CollectionTypes.ShapeOf(type)!;
        var isOblivious = item is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.None };
        var key = (form, item.ToAnnotatedName(), isOblivious, isPicklist);
        if (!_models.TryGetValue(key, out var model))
        {
            model = new CollectionModel
            {
                Suffix = suffixes.Take(NameOf(item) + (isPicklist ? "Picklist" : form.ToString())),
                Form = form,
                ItemType = item.ToAnnotatedName(),
                Item = isPicklist ? values.OfPick(item) : values.OfItem(item),
                IsOblivious = isOblivious,
                WritesNullable = areWritten && item.NullableUnderlying() is not null,
                IsPicklist = isPicklist,
            };
            _models.Add(key, model);
            _inOrder.Add(model);
        }

        return "Read" + model.Suffix;
    }

    private static string NameOf(ITypeSymbol item)
    {
        var value = ReadableTypes.ValueTypeOf(item);
        return CollectionTypes.ShapeOf(value) is { } inner ? NameOf(inner.Item) + inner.Form : value.Name;
    }
}
