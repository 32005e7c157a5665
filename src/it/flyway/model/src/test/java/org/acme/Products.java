package org.acme;

/** Products for the tests of all modules. */
public class Products {

    public static Product named(String name) {
        Product product = new Product();
        product.name = name;
        return product;
    }
}
